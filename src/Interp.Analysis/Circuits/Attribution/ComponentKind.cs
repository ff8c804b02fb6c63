namespace Interp.Analysis.Circuits;

/// <summary>What writes into the residual stream, and the two biases that reach the logits past it.</summary>
public enum ComponentKind
{
    TokenEmbedding,
    PositionEmbedding,
    Head,

    /// <summary>b_O, which belongs to no head.</summary>
    AttentionBias,
    Mlp,

    /// <summary>The final norm's bias.</summary>
    FinalNormBias,
    UnembeddingBias,
}
