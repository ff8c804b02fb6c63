using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Which rewritings of a model's weights to make. Each keeps every next-token probability; what stands at hook points changes.</summary>
public sealed record FoldingOptions
{
    /// <summary>Move each norm's gain and bias into the weights that read it (LayerNorm: and take the mean out of them, which it never passes on).</summary>
    public bool FoldNorm { get; init; } = true;

    /// <summary>Take the mean out of all that is written into the residual stream. LayerNorm only: RMSNorm reads the mean.</summary>
    public bool CentreWriters { get; init; } = true;

    /// <summary>Take the mean over the vocabulary out of the unembedding. Shifts all logits of a position alike.</summary>
    public bool CentreUnembedding { get; init; } = true;

    /// <summary>Move b_V through W_O into b_O. Holds as long as attention adds up to 1, and changes what it means to set a head to zero.</summary>
    public bool FoldValueBiases { get; init; } = true;

    /// <summary>All that a model of this configuration allows.</summary>
    public static FoldingOptions For(DecoderConfig config) => new()
    {
        FoldNorm = config.Normalisation != Normalisation.None,
        CentreWriters = config.Normalisation == Normalisation.LayerNorm,
        FoldValueBiases = config.AttentionBias || config.Normalisation == Normalisation.LayerNorm,
    };
}
