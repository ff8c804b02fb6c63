namespace Interp.Analysis.Dictionaries;

/// <summary>How far a member of a sweep is.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps of its run.</param>
/// <param name="Metrics">Of its latest step; null before the first.</param>
/// <param name="Diverged">Whether it has stopped for good.</param>
public sealed record SaeMemberProgress(long Step, long Steps, SaeStepMetrics? Metrics, bool Diverged);
