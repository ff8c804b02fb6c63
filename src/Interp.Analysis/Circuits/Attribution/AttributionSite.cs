namespace Interp.Analysis.Circuits;

/// <summary>Where activations are patched.</summary>
public enum AttributionSite
{
    ResidPre,
    ResidMid,
    ResidPost,
    AttnOut,
    MlpOut,

    /// <summary>Each head's output.</summary>
    Z,
    Query,

    /// <summary>Of key heads.</summary>
    Key,

    /// <summary>Of value heads.</summary>
    Value,

    /// <summary>Each head's attention, position by query.</summary>
    Pattern,
}
