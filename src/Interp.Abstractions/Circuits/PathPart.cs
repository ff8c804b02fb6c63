namespace Interp.Abstractions.Circuits;

/// <summary>What becomes of a part of the model along the paths from senders to receivers.</summary>
public enum PathPart
{
    /// <summary>It answers to what the senders changed.</summary>
    Recompute,

    /// <summary>It stays as in the run that is patched.</summary>
    Freeze,
}
