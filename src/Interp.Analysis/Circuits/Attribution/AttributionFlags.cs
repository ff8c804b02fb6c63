namespace Interp.Analysis.Circuits;

/// <summary>Why a gradient may be a poor guide here.</summary>
[Flags]
public enum AttributionFlags
{
    None = 0,

    /// <summary>The query or key of a head that gives one token nearly all its attention: the softmax is flat there, and a large change looks small.</summary>
    SaturatedAttention = 1,

    /// <summary>From the embeddings or layer 0's MLP: what changes is as large as the value itself, far beyond where the gradient holds.</summary>
    EarlyResidual = 2,
}
