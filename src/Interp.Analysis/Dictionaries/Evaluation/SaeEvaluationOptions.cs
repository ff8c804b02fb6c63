namespace Interp.Analysis.Dictionaries;

/// <summary>What an evaluation reads.</summary>
/// <param name="HookPoint">Where the dictionary belongs.</param>
/// <param name="MaxTokens">Held-out tokens to read at most; a longer split is sampled by whole contexts.</param>
public sealed record SaeEvaluationOptions(string HookPoint, long MaxTokens = 200_000)
{
    /// <summary>What a transcoder predicts, for example <c>blocks.0.hook_mlp_out</c>; null for the hook point itself.</summary>
    public string? TargetHookPoint { get; init; }

    /// <summary>Of the sample of contexts.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Tokens of each context; null for the model's own length.</summary>
    public int? ContextLength { get; init; }

    /// <summary>Contexts of one forward pass.</summary>
    public int BatchSize { get; init; } = 8;

    /// <summary>Numbers in one tensor of logits. A handful of such tensors are held at once, which bounds the memory that a large vocabulary takes.</summary>
    public long LogitsAtOnce { get; init; } = 1 << 22;
}
