namespace Interp.Analysis.Dictionaries;

/// <summary>What came of a member of a sweep.</summary>
/// <param name="Options">Of the member.</param>
/// <param name="Result">The finished run; null when it diverged.</param>
/// <param name="Divergence">Why it stopped; null when it finished.</param>
public sealed record SaeSweepMember(SaeOptions Options, SaeTrainingResult? Result, SaeDivergence? Divergence) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Result?.Dispose();
}

/// <summary>Where a member of a sweep stopped being finite.</summary>
/// <param name="Step">The step, from 0.</param>
/// <param name="Last">The last finite metrics, if any.</param>
/// <param name="Reason">For people.</param>
/// <param name="Curve">Metrics before it.</param>
public sealed record SaeDivergence(long Step, SaeStepMetrics? Last, string Reason, IReadOnlyList<SaeCurvePoint> Curve);
