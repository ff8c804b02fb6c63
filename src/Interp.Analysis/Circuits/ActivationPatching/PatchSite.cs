namespace Interp.Analysis.Circuits;

/// <summary>Which activation is replaced.</summary>
public enum PatchSite
{
    /// <summary>The residual stream before a layer.</summary>
    ResidPre,

    /// <summary>The residual stream between a layer's attention and its MLP.</summary>
    ResidMid,

    /// <summary>The residual stream after a layer.</summary>
    ResidPost,

    /// <summary>What a layer's attention writes.</summary>
    AttnOut,

    /// <summary>What a layer's MLP writes.</summary>
    MlpOut,

    /// <summary>What a head reads off its values, before W_O.</summary>
    Z,

    /// <summary>A head's queries, before any rotation.</summary>
    Query,

    /// <summary>A head's keys, before any rotation; of all heads that share them.</summary>
    Key,

    /// <summary>A head's values; of all heads that share them.</summary>
    Value,

    /// <summary>A head's attention pattern; a position is that of the query.</summary>
    Pattern,
}
