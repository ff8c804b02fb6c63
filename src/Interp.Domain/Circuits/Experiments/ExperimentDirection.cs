namespace Interp.Domain.Circuits;

/// <summary>Which run is changed.</summary>
public enum ExperimentDirection
{
    /// <summary>The clean run, with values of the corrupted one.</summary>
    Noise,

    /// <summary>The corrupted run, with values of the clean one.</summary>
    Denoise,
}
