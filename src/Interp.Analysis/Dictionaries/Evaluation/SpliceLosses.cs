namespace Interp.Analysis.Dictionaries;

/// <summary>Mean next-token losses, in nats, with something else spliced in at the hook point.</summary>
/// <param name="CleanCE">Cross-entropy of the model itself.</param>
/// <param name="ReconstructionCE">With the reconstruction.</param>
/// <param name="ZeroCE">With zeros.</param>
/// <param name="MeanCE">With the mean activation.</param>
/// <param name="ReconstructionKL">KL(clean ‖ with the reconstruction) of the next-token distributions.</param>
/// <param name="ZeroKL">KL(clean ‖ with zeros).</param>
public sealed record SpliceLosses(double CleanCE, double ReconstructionCE, double ZeroCE, double MeanCE, double ReconstructionKL, double ZeroKL)
{
    /// <summary>Loss recovered against zero-ablation: (CE_zero − CE_sae) / (CE_zero − CE_clean); null when zeros do no harm.</summary>
    public double? LossRecovered => Score(ZeroCE, ReconstructionCE, CleanCE);

    /// <summary>The same against mean-ablation.</summary>
    public double? LossRecoveredFromMean => Score(MeanCE, ReconstructionCE, CleanCE);

    /// <summary>(KL_zero − KL_sae) / KL_zero.</summary>
    public double? KLScore => Score(ZeroKL, ReconstructionKL, 0);

    private static double? Score(double ablated, double spliced, double clean) => ablated > clean ? (ablated - spliced) / (ablated - clean) : null;
}
