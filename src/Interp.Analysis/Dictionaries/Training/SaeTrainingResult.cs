namespace Interp.Analysis.Dictionaries;

/// <summary>A finished run.</summary>
/// <param name="Autoencoder">The dictionary; the caller disposes it.</param>
/// <param name="Curve">Metrics at up to a few hundred evenly spaced steps; the last point is the last step.</param>
/// <param name="ResumedAt">Step at which this process took the run up; 0 for a fresh one.</param>
public sealed record SaeTrainingResult(SparseAutoencoder Autoencoder, IReadOnlyList<SaeCurvePoint> Curve, long ResumedAt) : IDisposable
{
    /// <summary>Metrics of the last step on its training batch; see <c>SaeEvaluation</c> for held-out ones.</summary>
    public SaeStepMetrics LastStep => Curve[^1].Metrics;

    /// <inheritdoc/>
    public void Dispose() => Autoencoder.Dispose();
}
