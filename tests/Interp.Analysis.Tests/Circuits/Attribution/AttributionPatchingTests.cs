using Interp.Abstractions.Circuits;
using Interp.Abstractions.Numerics;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

public sealed class AttributionPatchingTests
{
    [Theory]
    [InlineData(AttributionSite.ResidPre, "hook_resid_pre")]
    [InlineData(AttributionSite.ResidMid, "hook_resid_mid")]
    [InlineData(AttributionSite.ResidPost, "hook_resid_post")]
    [InlineData(AttributionSite.AttnOut, "hook_attn_out")]
    [InlineData(AttributionSite.MlpOut, "hook_mlp_out")]
    [InlineData(AttributionSite.Z, "attn.hook_z")]
    [InlineData(AttributionSite.Query, "attn.hook_q")]
    [InlineData(AttributionSite.Key, "attn.hook_k")]
    [InlineData(AttributionSite.Value, "attn.hook_v")]
    [InlineData(AttributionSite.Pattern, "attn.hook_pattern")]
    public void AScoreIsTheSlopeOfTheMetricAsTheCleanActivationIsPatchedIn(AttributionSite site, string leaf)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double("grouped");
        var node = AttributionPatching.Compute(decoder, TinyCircuit.Prompts, [site], MetricKind.LogitDifference, cancellationToken: TestContext.Current.CancellationToken)[0];
        var slots = node.Values[1].GetLength(0);
        slots.ShouldBe(site is AttributionSite.Z or AttributionSite.Query or AttributionSite.Pattern ? 4 : site is AttributionSite.Key or AttributionSite.Value ? 2 : 1);
        foreach (var (slot, position) in new[] { (0, 0), (slots - 1, 1), (0, 3), (slots - 1, 4) })
        {
            const double step = 1e-6;
            var slope = (Metric(slot, position, step) - Metric(slot, position, -step)) / (2 * step);
            node.Values[1][slot, position].ShouldBe(slope, 1e-6 * Math.Max(1, Math.Abs(slope)));
        }

        node.BySlot[1][0].ShouldBe(Enumerable.Range(0, 5).Sum(p => node.Values[1][0, p]), 1e-12);
        node.ByPosition[1][1].ShouldBe(Enumerable.Range(0, slots).Sum(s => node.Values[1][s, 1]), 1e-12);

        double Metric(int slot, int position, double share) => TinyCircuit.Prompts.Pairs.Average(pair =>
        {
            using var noGrad = torch.no_grad();
            var (alone, name) = (new PromptBatch([pair]), $"blocks.1.{leaf}");
            using var clean = decoder.RunWithCache(alone.Clean(), [name]);
            var logits = decoder.RunWithInterventions(alone.Corrupted(), [new Intervention(name, x =>
            {
                if (position < alone.Length) Slot(x).add_((Slot(clean[name]) - Slot(x)) * share);
                return x;
            }) { AllowNoChange = true }]);
            return (logits[0, alone.Length - 1, pair.Answer] - logits[0, alone.Length - 1, pair.Wrong]).ToDouble();

            Tensor Slot(Tensor x) => site == AttributionSite.Pattern ? x.select(0, 0).select(0, slot).select(0, position)
                : x.shape.Length == 4 ? x.select(1, position).select(1, slot) : x.select(1, position);
        });
    }

    [Fact]
    public void PartsAndTheWholeGiveTheSameScores()
    {
        using var decoder = TinyCircuit.Double("rms-norm");
        AttributionSite[] sites = [AttributionSite.Z, AttributionSite.ResidPre];
        var whole = AttributionPatching.Compute(decoder, TinyCircuit.Prompts, sites, MetricKind.Probability, cancellationToken: TestContext.Current.CancellationToken);
        var parts = AttributionPatching.Compute(decoder, TinyCircuit.Prompts, sites, MetricKind.Probability, memoryBound: 1, cancellationToken: TestContext.Current.CancellationToken);
        for (var i = 0; i < 2; i++)
        {
            for (var position = 0; position < 5; position++) parts[i].Values[1][0, position].ShouldBe(whole[i].Values[1][0, position], 1e-10);
        }

        whole[1].Doubtful.Select(f => f[0]).ShouldBe([AttributionFlags.EarlyResidual, AttributionFlags.None]);
    }

    [Fact]
    public void SitesThatAModelLacksAreRefused()
    {
        using var decoder = TinyCircuit.Double("attention-only");
        Should.Throw<ArgumentException>(() => AttributionPatching.Compute(decoder, TinyCircuit.Prompts, [AttributionSite.MlpOut], MetricKind.LogitDifference)).Message.ShouldContain("no MLPs");
        Should.Throw<ArgumentException>(() => AttributionPatching.Compute(decoder, TinyCircuit.Prompts, [], MetricKind.LogitDifference)).Message.ShouldContain("at least one site");
    }

    [Fact]
    public void RankCorrelationSharesTheRanksOfTies()
    {
        RankCorrelation.Spearman([1, 2, 3, 4], [10, 30, 20, 40]).ShouldBe(0.8, 1e-12);
        RankCorrelation.Spearman([1, 2, 3], [9, 4, 1]).ShouldBe(-1, 1e-12);
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
        RankCorrelation.Spearman([1, 2, 2, 3], [1, 2, 3, 4]).ShouldBe(4.5 / Math.Sqrt(4.5 * 5), 1e-12);
        RankCorrelation.Spearman([1], [1]).ShouldBe(double.NaN);
        Should.Throw<ArgumentException>(() => RankCorrelation.Spearman([1], [1, 2]));
    }
}
