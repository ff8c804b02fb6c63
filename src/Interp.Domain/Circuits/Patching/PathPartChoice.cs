namespace Interp.Domain.Circuits;

/// <summary>What becomes of a part of the model along the patched paths.</summary>
public enum PathPartChoice
{
    /// <summary>It answers to what the senders changed.</summary>
    Recompute,

    /// <summary>It stays as in the run that is patched.</summary>
    Freeze,
}
