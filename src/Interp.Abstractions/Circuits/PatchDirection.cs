namespace Interp.Abstractions.Circuits;

/// <summary>Which run is changed, and where the values put into it come from.</summary>
public enum PatchDirection
{
    /// <summary>The clean run, with values of the corrupted one: what breaks when this is damaged?</summary>
    Noise,

    /// <summary>The corrupted run, with values of the clean one: what is repaired when this is restored?</summary>
    Denoise,
}
