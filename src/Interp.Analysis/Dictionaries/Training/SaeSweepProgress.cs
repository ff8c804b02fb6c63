namespace Interp.Analysis.Dictionaries;

/// <summary>How far a sweep is, at most four times a second.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps of the longest run.</param>
/// <param name="RowsPerSecond">Rows read per second, each of which every member trains on.</param>
/// <param name="Remaining">Estimated time to the last step.</param>
/// <param name="Members">In the order of the sweep.</param>
public sealed record SaeSweepProgress(long Step, long Steps, double RowsPerSecond, TimeSpan Remaining, IReadOnlyList<SaeMemberProgress> Members);

/// <summary>How far a member of a sweep is.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps of its run.</param>
/// <param name="Metrics">Of its latest step; null before the first.</param>
/// <param name="Diverged">Whether it has stopped for good.</param>
public sealed record SaeMemberProgress(long Step, long Steps, SaeStepMetrics? Metrics, bool Diverged);
