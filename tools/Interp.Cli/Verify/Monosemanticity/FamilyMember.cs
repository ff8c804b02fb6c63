using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>One dictionary of the family with all that was measured on it.</summary>
/// <param name="Width">Features.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Units">Features against case studies.</param>
/// <param name="Metrics">Reconstruction, sparsity and loss on held-out text.</param>
internal sealed record FamilyMember(int Width, long Seed, UnitMeasurement Units, SaeMetrics Metrics)
{
    /// <summary>E.g. <c>4096/1</c>.</summary>
    public string Name => $"{Width}/{Seed}";

    /// <summary>Loss recovered against zero ablation at the natural mix; NaN where zeros do no harm.</summary>
    public double LossRecovered => Metrics.TrainMix.LossRecovered ?? double.NaN;

    /// <summary>Share of features that were never active on the held-out text.</summary>
    public double DeadShare => Units.NeverActive / (double)Width;
}
