namespace Interp.Domain.Circuits;

/// <summary>Which scores count as the strongest. Published circuits differ by this choice alone.</summary>
public enum TopSelection
{
    /// <summary>Those whose corruption moves the metric furthest towards its corrupted value.</summary>
    Signed,

    /// <summary>Those whose corruption moves it furthest either way.</summary>
    Absolute,
}
