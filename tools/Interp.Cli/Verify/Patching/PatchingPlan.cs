using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>How much of everything <c>verify patching</c> takes. Gates do not depend on it.</summary>
internal sealed record PatchingPlan
{
    /// <summary>Of weights and prompts.</summary>
    public long Seed { get; init; } = 1;

    public required DecoderConfig Gpt2 { get; init; }

    public required DecoderConfig Llama { get; init; }

    /// <summary>Pairs.</summary>
    public required int Prompts { get; init; }

    /// <summary>Of the longest prompt.</summary>
    public int Tokens { get; init; } = 12;

    /// <summary>Every head of twelve layers.</summary>
    public static PatchingPlan Full { get; } = new()
    {
        Gpt2 = DecoderShapes.Gpt2(layers: 12, heads: 12, d_head: 16, n_ctx: 32, d_vocab: 500),
        Llama = DecoderShapes.Llama(layers: 8, heads: 8, kvHeads: 4, d_head: 16, d_mlp: 344, n_ctx: 32, d_vocab: 500),
        Prompts = 4,
    };

    /// <summary>Every head of four layers.</summary>
    public static PatchingPlan Quick { get; } = new()
    {
        Gpt2 = DecoderShapes.Gpt2(layers: 4, heads: 4, d_head: 12, n_ctx: 32, d_vocab: 200),
        Llama = DecoderShapes.Llama(layers: 4, heads: 4, kvHeads: 2, d_head: 12, d_mlp: 128, n_ctx: 32, d_vocab: 200),
        Prompts = 4,
    };
}
