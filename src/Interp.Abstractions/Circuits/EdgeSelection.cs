namespace Interp.Abstractions.Circuits;

/// <summary>Which edges count as the strongest. Published circuits differ by this choice alone.</summary>
public enum EdgeSelection
{
    /// <summary>Those whose corruption moves the metric furthest towards its corrupted value.</summary>
    Signed,

    /// <summary>Those whose corruption moves it furthest either way.</summary>
    Absolute,
}
