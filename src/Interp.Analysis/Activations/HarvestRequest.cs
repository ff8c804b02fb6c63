namespace Interp.Analysis.Activations;

/// <summary>What to harvest.</summary>
/// <param name="HookPoint">E.g. <c>blocks.0.mlp.hook_post</c>.</param>
/// <param name="Tokens">Activations wanted; fewer are taken when the training split holds fewer.</param>
/// <param name="Seed">Of the choice of contexts and of the order of rows.</param>
public sealed record HarvestRequest(string HookPoint, long Tokens, long Seed)
{
    /// <summary>Tokens of each context; null for the model's own length.</summary>
    public int? ContextLength { get; init; }

    /// <summary>How numbers are stored.</summary>
    public ActivationPrecision Precision { get; init; } = ActivationPrecision.BFloat16;

    /// <summary>Contexts of one forward pass.</summary>
    public int BatchSize { get; init; } = 16;
}
