namespace Interp.Analysis.Circuits;

/// <summary>Where paths end.</summary>
public enum ReceiverKind
{
    /// <summary>The residual stream before the final norm, at END.</summary>
    Logits,

    /// <summary>A head's queries.</summary>
    Query,

    /// <summary>A head's keys.</summary>
    Key,

    /// <summary>A head's values.</summary>
    Value,
}
