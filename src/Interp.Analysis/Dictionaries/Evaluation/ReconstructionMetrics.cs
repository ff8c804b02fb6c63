namespace Interp.Analysis.Dictionaries;

/// <summary>How well x̂ gives back x on raw activations; sums run over all rows (r = x − x̂, x̄ the mean of x).</summary>
/// <param name="MSE">Mean over rows of ‖r‖² (summed over the entries, not averaged).</param>
/// <param name="FVU">E‖r‖² / E‖x − x̄‖²: fraction of variance unexplained, also called NMSE.</param>
/// <param name="ExplainedVarianceLegacy">Mean over rows of 1 − ‖r‖² / ‖x − x̄ of the batch‖²: what older tools print as explained variance.</param>
/// <param name="ExplainedVarianceUncentred">1 − E‖r‖² / E‖x‖²: inflated where the mean is large, yet printed by some as explained variance.</param>
/// <param name="CosineSimilarity">Mean cos(x, x̂) over rows with x ≠ 0.</param>
/// <param name="L2Ratio">Mean ‖x̂‖ / ‖x‖ over rows with x ≠ 0; below 1 is shrinkage.</param>
/// <param name="RelativeReconstructionBias">γ = E‖x̂‖² / E⟨x, x̂⟩; 1 is unbiased, below 1 is shrinkage.</param>
public sealed record ReconstructionMetrics(
    double MSE,
    double FVU,
    double ExplainedVarianceLegacy,
    double ExplainedVarianceUncentred,
    double CosineSimilarity,
    double L2Ratio,
    double RelativeReconstructionBias)
{
    /// <summary>1 − <see cref="FVU"/>.</summary>
    public double ExplainedVariance => 1 - FVU;
}
