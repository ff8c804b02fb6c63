namespace Interp.Analysis.Dictionaries;

/// <summary>What one training step measured on its batch, before the weights moved.</summary>
/// <param name="Loss">The recipe's whole loss.</param>
/// <param name="FVU">Squared error over the variance of the whole data set.</param>
/// <param name="L0">Mean number of active latents per row.</param>
/// <param name="DeadLatents">Latents that have not fired within the dead window.</param>
public sealed record SaeStepMetrics(double Loss, double FVU, double L0, int DeadLatents)
{
    /// <summary>1 − <see cref="FVU"/>.</summary>
    public double ExplainedVariance => 1 - FVU;

    /// <summary>Whether the run is still sound.</summary>
    public bool IsFinite => double.IsFinite(Loss) && double.IsFinite(FVU);
}
