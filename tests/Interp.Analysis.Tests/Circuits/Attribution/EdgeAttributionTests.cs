using Interp.Abstractions.Circuits;
using Interp.Abstractions.Numerics;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

public sealed class EdgeAttributionTests
{
    [Theory]
    [InlineData("layer-norm", MetricKind.LogitDifference)]
    [InlineData("rms-norm", MetricKind.Probability)]
    [InlineData("grouped", MetricKind.LogitDifference)]
    [InlineData("attention-only", MetricKind.LogitDifference)]
    [InlineData("unembedding-bias", MetricKind.Probability)]
    public void AScoreIsTheSlopeOfTheMetricAsTheEdgeBeginsToCarryItsCorruptedValue(string family, MetricKind kind)
    {
        using var decoder = TinyCircuit.Double(family);
        var scores = Compute(decoder, new EdgeOptions { Metric = kind });
        var edge = new ScaledEdge(decoder, TinyCircuit.Prompts, kind);
        var looked = 0;
        foreach (var (sender, receiver) in Edges(scores.Graph).Where((_, i) => i % 17 == 0))
        {
            const double step = 1e-6;
            var slope = (edge.Metric(sender, receiver, step) - edge.Metric(sender, receiver, -step)) / (2 * step);
            scores.Values[sender][receiver].ShouldBe(slope, 1e-6 * Math.Max(1, Math.Abs(slope)), $"{scores.Graph.Senders[sender].Name} to {scores.Graph.Receivers[receiver].Name}");
            looked++;
        }

        looked.ShouldBeGreaterThan(1);
        scores.Values[^1][0].ShouldBe(double.NaN);
    }

    [Fact]
    public void WhereTheModelIsLinearScoresAreTheExactEffects()
    {
        using var decoder = Linear();
        var scores = Compute(decoder, new EdgeOptions());
        var all = EdgeComparison.Of(decoder, TinyCircuit.Prompts, scores, scores.Graph.Edges, EdgeSelection.Absolute, cancellationToken: TestContext.Current.CancellationToken);
        all.Edges.Count.ShouldBe(scores.Graph.Edges);
        // One layer without a norm: values and logits are read linearly, queries and keys through a softmax.
        foreach (var edge in all.Edges.Where(e => e.Edge.To.Part is ReceiverPart.Value or ReceiverPart.Logits)) edge.Exact.ShouldBe(edge.Edge.Score, 1e-12);
        all.Edges.Where(e => e.Edge.To.Part == ReceiverPart.Key).Max(e => Math.Abs(e.Exact - e.Edge.Score)).ShouldBeGreaterThan(1e-9);
    }

    [Fact]
    public void ExactEffectsAreThoseOfTheWholeCorruptedValue()
    {
        using var decoder = TinyCircuit.Double("grouped");
        var scores = Compute(decoder, new EdgeOptions { MemoryBound = 1 });
        var top = EdgeComparison.Of(decoder, TinyCircuit.Prompts, scores, 6, EdgeSelection.Absolute, cancellationToken: TestContext.Current.CancellationToken);
        var edge = new ScaledEdge(decoder, TinyCircuit.Prompts, MetricKind.LogitDifference);
        foreach (var one in top.Edges)
        {
            int sender = scores.Graph.Senders.ToList().IndexOf(one.Edge.From), receiver = scores.Graph.Receivers.ToList().IndexOf(one.Edge.To);
            one.Exact.ShouldBe(edge.Metric(sender, receiver, 1) - edge.Metric(sender, receiver, 0), 1e-9);
        }

        top.RankCorrelation.ShouldBe(RankCorrelation.Spearman([.. top.Edges.Select(e => e.Edge.Score)], [.. top.Edges.Select(e => e.Exact)]));
    }

    [Theory]
    [InlineData("layer-norm", MetricKind.LogitDifference)]
    [InlineData("rms-norm", MetricKind.KlDivergence)]
    public void IntegratedOverInputsTheEmbeddingsEdgesAddUpToTheWholeChangeOfTheMetric(string family, MetricKind kind)
    {
        using var decoder = Smooth(family);
        double[] misses = [.. new[] { 20, 200 }.Select(steps =>
        {
            var scores = Compute(decoder, new EdgeOptions { Method = EdgeMethod.IntegratedInputs, Steps = steps, Metric = kind });
            return Math.Abs(scores.Values[0].Sum() - (scores.Baselines.Corrupted - scores.Baselines.Clean));
        })];
        // The sum over α = 0, 1/m, ... misses an integral by O(1/m) once the steps are small.
        misses[1].ShouldBeLessThan(misses[0] / 4);
        misses[1].ShouldBeLessThan(0.02);
    }

    [Theory]
    [InlineData("layer-norm")]
    [InlineData("rms-norm")]
    public void IntegratedOverActivationsANodesEdgesAddUpToItsExactEffect(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = Smooth(family);
        var scores = Compute(decoder, new EdgeOptions { Method = EdgeMethod.IntegratedActivations, Steps = 200 });
        Sum(s => s.Layer == 0 && s.Head is null).ShouldBe(Exact("blocks.0.hook_mlp_out"), 4e-3);
        Sum(s => s.Layer == 1 && s.Head is null).ShouldBe(Exact("blocks.1.hook_mlp_out"), 4e-3);
        Sum(s => s.Layer == 0 && s.Head is not null).ShouldBe(Exact("blocks.0.hook_attn_out"), 4e-3);
        Sum(s => s.Layer == -1).ShouldBe(scores.Baselines.Corrupted - scores.Baselines.Clean, 4e-3);

        double Sum(Func<EdgeSender, bool> which) => scores.Graph.Senders.Select((s, i) => which(s) ? scores.Values[i].Where(v => !double.IsNaN(v)).Sum() : 0).Sum();

        double Exact(string hookPoint) => TinyCircuit.Prompts.Pairs.Average(pair =>
        {
            using var noGrad = torch.no_grad();
            var alone = new PromptBatch([pair]);
            using var cache = decoder.RunWithCache(alone.Corrupted(), [hookPoint]);
            var patched = decoder.RunWithInterventions(alone.Clean(), [new Intervention(hookPoint, _ => cache[hookPoint])]);
            return Difference(patched) - Difference(decoder.Forward(alone.Clean()));

            double Difference(Tensor logits) => (logits[0, alone.Length - 1, pair.Answer] - logits[0, alone.Length - 1, pair.Wrong]).ToDouble();
        });
    }

    [Fact]
    public void CleanCorruptedIsTheMeanOfBothEnds()
    {
        using var decoder = TinyCircuit.Double("grouped");
        var swapped = new PromptBatch([.. TinyCircuit.Prompts.Pairs.Select(p => p with { Clean = p.Corrupted, Corrupted = p.Clean })]);
        var both = Compute(decoder, new EdgeOptions { Method = EdgeMethod.CleanCorrupted });
        var clean = Compute(decoder, new EdgeOptions());
        var corrupted = EdgeAttribution.Compute(decoder, swapped, new EdgeOptions(), cancellationToken: TestContext.Current.CancellationToken);
        foreach (var (sender, receiver) in Edges(both.Graph))
            both.Values[sender][receiver].ShouldBe((clean.Values[sender][receiver] - corrupted.Values[sender][receiver]) / 2, 1e-9);
    }

    [Theory]
    [InlineData(EdgeMethod.Eap)]
    [InlineData(EdgeMethod.IntegratedActivations)]
    public void InPartsThatFitASmallMemoryTheScoresAreTheSame(EdgeMethod method)
    {
        using var decoder = TinyCircuit.Double("layer-norm");
        EdgeAttribution.Parts(decoder.Config, TinyCircuit.Prompts, 1).Count().ShouldBe(3);
        EdgeAttribution.Parts(decoder.Config, TinyCircuit.Prompts, 1 << 30).Count().ShouldBe(1);
        var whole = Compute(decoder, new EdgeOptions { Method = method });
        var parts = Compute(decoder, new EdgeOptions { Method = method, MemoryBound = 1 });
        foreach (var (sender, receiver) in Edges(whole.Graph)) parts.Values[sender][receiver].ShouldBe(whole.Values[sender][receiver], 1e-9);
    }

    [Fact]
    public void SignedSelectionTakesWhatCorruptsAndAbsoluteWhatMoves()
    {
        using var decoder = TinyCircuit.Double("grouped");
        var scores = Compute(decoder, new EdgeOptions());
        var towards = Math.Sign(scores.Baselines.Corrupted - scores.Baselines.Clean);
        var all = Edges(scores.Graph).Select(e => scores.Values[e.Sender][e.Receiver]).ToList();
        scores.Top(5, EdgeSelection.Signed).Select(e => e.Score).ShouldBe(all.OrderByDescending(s => towards * s).Take(5));
        scores.Top(5, EdgeSelection.Absolute).Select(e => e.Score).ShouldBe(all.OrderByDescending(Math.Abs).Take(5));
        var every = scores.Top(scores.Graph.Edges, EdgeSelection.Absolute);
        every.Count.ShouldBe(scores.Graph.Edges);
        every.ShouldAllBe(e => e.Flags.HasFlag(AttributionFlags.EarlyResidual) == (e.From.Name == "embed" || e.From.Name == "mlp 0"));
    }

    [Fact]
    public void QueriesAndKeysOfSaturatedHeadsAreFlagged()
    {
        using var decoder = TinyCircuit.Double("grouped");
        using (torch.no_grad())
        {
            decoder.Weights["blocks.1.attn.W_Q"].select(0, 3).mul_(1e4);
            foreach (var head in new[] { 0, 1, 2 })
            {
                decoder.Weights["blocks.1.attn.W_Q"].select(0, head).mul_(1e-4);
                decoder.Weights["blocks.1.attn.b_Q"].select(0, head).mul_(1e-4);
            }
        }

        var scores = Compute(decoder, new EdgeOptions());
        scores.Saturated.Where(h => h.Layer == 1).Select(h => h.Head).ShouldBe([3]);
        var flagged = scores.Top(scores.Graph.Edges, EdgeSelection.Absolute)
            .Where(e => e.To.Layer == 1 && e.Flags.HasFlag(AttributionFlags.SaturatedAttention)).Select(e => e.To.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        // Head 3 shares the second key.
        flagged.ShouldBe(["1.1.k", "1.3.q"]);
    }

    [Fact]
    public void WhatCannotBeScoredIsRefused()
    {
        using var decoder = TinyCircuit.Double("layer-norm");
        Should.Throw<ArgumentException>(() => Compute(decoder, new EdgeOptions { Metric = MetricKind.KlDivergence })).Message.ShouldContain("integrated");
        Should.Throw<ArgumentException>(() => Compute(decoder, new EdgeOptions { Steps = 0 })).Message.ShouldContain("1 to 1000");
        var same = new PromptBatch([.. TinyCircuit.Prompts.Pairs.Select(p => p with { Corrupted = p.Clean })]);
        Should.Throw<ArgumentException>(() => EdgeAttribution.Compute(decoder, same, new EdgeOptions())).Message.ShouldContain("alike");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => EdgeAttribution.Compute(decoder, TinyCircuit.Prompts, new EdgeOptions(), cancellationToken: cancelled.Token));
    }

    [Fact]
    public void ScoringLeavesNoTensorBehind()
    {
        using var decoder = TinyCircuit.Double("layer-norm");
        Compute(decoder, new EdgeOptions());
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 3; i++) Compute(decoder, new EdgeOptions { Method = EdgeMethod.IntegratedActivations });
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);
    }

    private static EdgeScores Compute(Decoder decoder, EdgeOptions options) =>
        EdgeAttribution.Compute(decoder, TinyCircuit.Prompts, options, cancellationToken: TestContext.Current.CancellationToken);

    private static IEnumerable<(int Sender, int Receiver)> Edges(EdgeGraph graph) =>
        Enumerable.Range(0, graph.Receivers.Count).SelectMany(r => Enumerable.Range(0, graph.Receivers[r].Senders).Select(s => (s, r)));

    private static Decoder Linear() => Scaled(TinyDecoder.Relu with { d_mlp = 0, n_layers = 1, Normalisation = Normalisation.None }, 1);

    // Of a family, with weights that keep the softmax and the norms away from their extremes.
    private static Decoder Smooth(string family) => Scaled(TinyCircuit.Config(family), 4);

    private static Decoder Scaled(DecoderConfig config, double embeddings)
    {
        using var noGrad = torch.no_grad();
        using var drawn = DecoderInitialisation.Random(config, 3);
        return new Decoder(config, new DecoderWeights(config, drawn.Names.ToDictionary(
            n => n, n => drawn[n].to(ScalarType.Float64) * (n is "W_E" or "W_pos" ? 50 * embeddings / 4 : 1), StringComparer.Ordinal)));
    }
}
