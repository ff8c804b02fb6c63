namespace Interp.Analysis.Activations;

/// <summary>Moments of a set of rows x.</summary>
/// <param name="Mean">x̄, <c>[d_in]</c>.</param>
/// <param name="MeanSquaredNorm">E‖x‖².</param>
public sealed record ActivationStatistics(float[] Mean, double MeanSquaredNorm)
{
    /// <summary>E‖x − x̄‖² = E‖x‖² − ‖x̄‖², what a constant reconstruction leaves unexplained.</summary>
    public double Variance => Math.Max(0, MeanSquaredNorm - Mean.Sum(value => (double)value * value));

    /// <summary>
    /// γ = ‖x̄‖ / √E‖x − x̄‖²: how far the rows sit from the origin against their spread. Latents that point against a large mean begin
    /// dead (arXiv 2605.31518).
    /// </summary>
    public double MeanToSpread => Math.Sqrt(Mean.Sum(value => (double)value * value) / Math.Max(Variance, double.Epsilon));
}
