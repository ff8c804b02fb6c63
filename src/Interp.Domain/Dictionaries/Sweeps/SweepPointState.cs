namespace Interp.Domain.Dictionaries;

/// <summary>How far one point of a sweep is.</summary>
public enum SweepPointState
{
    /// <summary>Training has not begun.</summary>
    Waiting,

    /// <summary>Its numbers are those of the latest step.</summary>
    Training,

    /// <summary>Its weights are stored; held-out text comes next.</summary>
    Trained,

    /// <summary>It has its place in the picture.</summary>
    Evaluated,

    /// <summary>It diverged or could not be measured; the reason is kept.</summary>
    Failed,
}
