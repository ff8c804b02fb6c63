namespace Interp.Analysis.Dictionaries;

/// <summary>How far a run is, at most four times a second.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps of the run.</param>
/// <param name="RowsPerSecond">Activations trained on per second since this process took the run up.</param>
/// <param name="Remaining">Estimated time to the last step.</param>
/// <param name="Metrics">Of the latest step.</param>
public sealed record SaeProgress(long Step, long Steps, double RowsPerSecond, TimeSpan Remaining, SaeStepMetrics Metrics);
