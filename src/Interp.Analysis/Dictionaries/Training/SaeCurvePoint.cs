namespace Interp.Analysis.Dictionaries;

/// <summary>One point of a training curve.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Metrics">Of that step.</param>
public sealed record SaeCurvePoint(long Step, SaeStepMetrics Metrics);
