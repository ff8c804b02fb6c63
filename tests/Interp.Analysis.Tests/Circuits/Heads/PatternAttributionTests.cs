using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

public sealed class PatternAttributionTests
{
    [Theory]
    [InlineData("grouped", MetricKind.LogitDifference)]
    [InlineData("rms-norm", MetricKind.Probability)]
    [InlineData("layer-norm", MetricKind.KlDivergence)]
    public void ACellsAttributionIsItsAttentionTimesWhatASmallChangeOfItDoes(string family, MetricKind kind)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double(family);
        using var attribution = PatternAttribution.Of(decoder, TinyCircuit.Prompts, kind);
        var pair = TinyCircuit.Prompts.Pairs[1];
        var alone = new PromptBatch([pair]);
        using var metric = GradientRun.MetricOf(decoder, alone, kind);
        foreach (var (layer, head, query, key) in new[] { (0, 1, 2, 1), (1, 0, 4, 0), (1, 1, 4, 4) })
        {
            const double step = 1e-6;
            var slope = (After(step) - After(-step)) / (2 * step);
            attribution.Attribution(layer)[1, head, query, key].ToDouble()
                .ShouldBe(slope * attribution.Pattern(layer)[1, head, query, key].ToDouble(), 1e-7 * Math.Max(1, Math.Abs(slope)));

            double After(double change)
            {
                using var noGrad = torch.no_grad();
                var logits = decoder.RunWithInterventions(alone.Clean(), [new Intervention($"blocks.{layer}.attn.hook_pattern", a =>
                {
                    a.select(0, 0).select(0, head).select(0, query).select(0, key).add_(change);
                    return a;
                })]);
                return metric.OfLogits(logits.select(1, pair.Clean.Length - 1)).ToDouble();
            }
        }
    }

    [Fact]
    public void TheTableHoldsEachHeadsSum()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double("grouped");
        using var attribution = PatternAttribution.Of(decoder, TinyCircuit.Prompts, MetricKind.LogitDifference);
        attribution.Metric.ShouldBe(TinyCircuit.LogitDifferences(decoder, TinyCircuit.Prompts), 1e-9);
        var sum = 0.0;
        foreach (var cell in attribution.Attribution(2).select(1, 3).contiguous().data<double>().ToArray()) sum += cell / 3;
        attribution.Table()[new HeadName(2, 3)].ShouldBe(sum, 1e-10);
        attribution.Pattern(1).sum(-1L).sub(1).abs().max().ToDouble().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void AValueWeightedPatternCountsAttentionByTheLengthOfTheGroupsValue()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double("grouped");
        using var cache = decoder.RunWithCache(TinyDecoder.Tokens(3, 1, 4, 1), ["blocks.1.attn.hook_pattern", "blocks.1.attn.hook_v"]);
        Tensor pattern = cache["blocks.1.attn.hook_pattern"], v = cache["blocks.1.attn.hook_v"];
        var weighted = ValueWeighted.Pattern(pattern, v);
        weighted.shape.ShouldBe(pattern.shape);
        for (var head = 0; head < 4; head++)
        {
            var length = Math.Sqrt(v[0, 1, head / 2].data<double>().ToArray().Sum(x => x * x));
            weighted[0, head, 3, 1].ToDouble().ShouldBe(pattern[0, head, 3, 1].ToDouble() * length, 1e-12);
        }
    }
}
