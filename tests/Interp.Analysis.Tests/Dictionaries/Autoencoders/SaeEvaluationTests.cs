using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Tests.Activations;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SaeEvaluationTests
{
    [Fact]
    public void Explained_variance_is_measured_around_the_mean()
    {
        // Two rows around a large mean: x = 100 ± 1 in one entry, reconstructed as 100 ± 0.5.
        var moments = new ReconstructionMoments(1);
        moments.Add([101], [100.5f]);
        moments.Add([99], [99.5f]);
        ReconstructionMetrics metrics = moments.ToMetrics();
        metrics.MSE.ShouldBe(0.25, 1e-9);
        metrics.FVU.ShouldBe(0.25, 1e-9);
        metrics.ExplainedVariance.ShouldBe(0.75, 1e-9);
        metrics.ExplainedVarianceUncentred.ShouldBe(1 - 0.5 / (101 * 101 + 99 * 99), 1e-12);
        metrics.ExplainedVarianceLegacy.ShouldBe(0, 1e-9, "a batch of one row has no spread");
    }

    [Fact]
    public void The_legacy_figure_is_a_mean_of_ratios_over_a_batch()
    {
        var moments = new ReconstructionMoments(1);
        // Mean 2: spreads 4, 0, 4 and errors 1, 1, 0 → (3/4 + nothing + 1) / 3.
        moments.Add([0, 2, 4], [1, 3, 4]);
        moments.ToMetrics().ExplainedVarianceLegacy.ShouldBe((0.75 + 0 + 1) / 3, 1e-9);
        moments.ToMetrics().FVU.ShouldBe((2.0 / 3) / (8.0 / 3), 1e-9);
    }

    [Fact]
    public void Shrinkage_shows_in_both_of_its_figures()
    {
        var moments = new ReconstructionMoments(2);
        moments.Add([3, 4, 0, 0, 1, 0], [1.5f, 2, 7, 7, 0.5f, 0]);
        ReconstructionMetrics metrics = moments.ToMetrics();
        metrics.L2Ratio.ShouldBe(0.5, 1e-9);
        metrics.CosineSimilarity.ShouldBe(1, 1e-9);
        // (6.25 + 98 + 0.25) / (12.5 + 0 + 0.5)
        metrics.RelativeReconstructionBias.ShouldBe(104.5 / 13, 1e-9);
    }

    [Fact]
    public void Firing_is_counted_by_latent()
    {
        var counts = new FiringCounts(4);
        counts.Add(new SparseCodes([0, 2, 2, 3], [0, 2, 2], [1, 2, 3]));
        FiringMetrics metrics = counts.ToMetrics();
        metrics.L0.ShouldBe(1);
        metrics.L1.ShouldBe(2);
        metrics.DeadLatents.ShouldBe(2);
        metrics.Tokens.ShouldBe(3);
        // log10(1/3) = −0.477 and log10(2/3) = −0.176 are both in the last bin, −0.5 to 0.
        metrics.Log10DensityHistogram[^1].ShouldBe(2);
        metrics.Log10DensityHistogram.Sum().ShouldBe(2);
    }

    [Fact]
    public void Scores_follow_their_formulas()
    {
        var losses = new SpliceLosses(CleanCE: 2, ReconstructionCE: 2.5, ZeroCE: 4, MeanCE: 3, ReconstructionKL: 0.25, ZeroKL: 1);
        losses.LossRecovered.ShouldBe(0.75);
        losses.LossRecoveredFromMean.ShouldBe(0.5);
        losses.KLScore.ShouldBe(0.75);
        (losses with { ZeroCE = 2 }).LossRecovered.ShouldBeNull();
    }

    [Fact]
    public void Classes_can_be_weighted_by_their_share()
    {
        var sums = new LossSums();
        sums.Add("rare", [1, 1, 1, 1, 1, 1]);
        sums.Add("rare", [3, 3, 3, 3, 3, 3]);
        sums.Add("common", [10, 10, 10, 10, 10, 10]);
        var shares = new Dictionary<string, double>(StringComparer.Ordinal) { ["rare"] = 0.1, ["common"] = 0.7, ["absent"] = 0.2 };
        sums.Raw().CleanCE.ShouldBe(14.0 / 3, 1e-9);
        sums.Weighted(shares).CleanCE.ShouldBe((0.1 * 2 + 0.7 * 10) / 0.8, 1e-9);
        sums.ByClass(shares).Single(entry => entry.Class == "rare").Tokens.ShouldBe(2);
    }

    [Fact]
    public void The_identity_recovers_everything_and_zero_nothing()
    {
        using var world = new TinyWorld();
        using SparseAutoencoder identity = SparseAutoencoder.FromNeurons(24);
        using var scope = torch.NewDisposeScope();
        using var zero = new SparseAutoencoder(new SaeSettings(SaeArchitecture.Standard), new SaeWeights(torch.zeros(24, 8), torch.zeros(8, 24), torch.zeros(8), torch.zeros(24)));
        var statistics = new ActivationStatistics([.. Enumerable.Repeat(0.1f, 24)], 1);

        SaeMetrics perfect = Evaluate(world, identity, statistics);
        perfect.HeldOut.ReconstructionCE.ShouldBe(perfect.HeldOut.CleanCE, 1e-7);
        perfect.HeldOut.ReconstructionKL.ShouldBe(0, 1e-6);
        perfect.HeldOut.ZeroCE.ShouldNotBe(perfect.HeldOut.CleanCE);
        perfect.Reconstruction.FVU.ShouldBe(0, 1e-9);
        perfect.Classes.Select(entry => entry.Class).ShouldBe(["dna", "words"]);
        perfect.Classes.Sum(entry => entry.TrainShare).ShouldBe(1, 1e-6);

        SaeMetrics nothing = Evaluate(world, zero, statistics);
        nothing.HeldOut.ReconstructionCE.ShouldBe(nothing.HeldOut.ZeroCE, 1e-6);
        nothing.HeldOut.KLScore.ShouldNotBeNull().ShouldBe(0, 1e-5);
        nothing.Firing.DeadLatents.ShouldBe(8);
        nothing.HeldOut.CleanCE.ShouldBe(perfect.HeldOut.CleanCE, 1e-7);
    }

    [Fact]
    public void Logits_of_some_positions_at_a_time_give_what_all_at_once_give()
    {
        using var world = new TinyWorld();
        var weights = new Random(4);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => weights.NextSingle() - 0.5f)];
        using SparseAutoencoder sae = SparseAutoencoder.FromRows(new SaeSettings(SaeArchitecture.Standard, ApplyDecoderBiasToInput: false), Draw(40 * 24), Draw(40 * 24), Draw(40), Draw(24));
        var statistics = new ActivationStatistics([.. Enumerable.Repeat(0.1f, 24)], 1);
        SaeMetrics[] by = [.. new long[] { 1, 7 * 320, long.MaxValue }.Select(logits => SaeEvaluation.Run(
            world.Decoder, world.Corpus, sae, statistics, new SaeEvaluationOptions(TinyWorld.Hook, 2_000) { LogitsAtOnce = logits }, null, TestContext.Current.CancellationToken))];
        foreach (SaeMetrics parts in by[..2])
        {
            foreach (Func<SpliceLosses, double> loss in new Func<SpliceLosses, double>[] { l => l.CleanCE, l => l.ReconstructionCE, l => l.ZeroCE, l => l.MeanCE, l => l.ReconstructionKL, l => l.ZeroKL })
                loss(parts.HeldOut).ShouldBe(loss(by[2].HeldOut), 1e-6);
            parts.Reconstruction.FVU.ShouldBe(by[2].Reconstruction.FVU);
        }
        Math.Abs(by[2].HeldOut.ReconstructionCE - by[2].HeldOut.ZeroCE).ShouldBeGreaterThan(1e-4);
    }

    private static SaeMetrics Evaluate(TinyWorld world, SparseAutoencoder sae, ActivationStatistics statistics) =>
        SaeEvaluation.Run(world.Decoder, world.Corpus, sae, statistics, new SaeEvaluationOptions(TinyWorld.Hook), null, TestContext.Current.CancellationToken);
}
