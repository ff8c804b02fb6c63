namespace Interp.Analysis.Dictionaries;

/// <summary>Where a member of a sweep stopped being finite.</summary>
/// <param name="Step">The step, from 0.</param>
/// <param name="Last">The last finite metrics, if any.</param>
/// <param name="Reason">For people.</param>
/// <param name="Curve">Metrics before it.</param>
public sealed record SaeDivergence(long Step, SaeStepMetrics? Last, string Reason, IReadOnlyList<SaeCurvePoint> Curve);
