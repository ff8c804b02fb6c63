using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

public sealed class MetricTests
{
    private static readonly DecoderConfig Shape = DecoderShapes.Gpt2(layers: 2, heads: 2, d_head: 4, n_ctx: 12, d_vocab: 13) with { UnembeddingBias = true };

    [Theory]
    [InlineData(MetricKind.LogitDifference)]
    [InlineData(MetricKind.Probability)]
    [InlineData(MetricKind.KlDivergence)]
    public void FromHiddenStatesIsAsFromLogitsAndAsByHand(MetricKind kind)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = Model();
        var prompts = RandomPairs.Draw(3, Shape.d_vocab);
        var (hidden, clean) = (Draw(7, 200, 3, Shape.d_model), Draw(8, 3, Shape.d_vocab)); // 200 cells: more than go at once
        using var metric = new Metric(decoder, prompts, kind, clean);
        var logits = (hidden.reshape(600, Shape.d_model).mm(decoder.W_U) + decoder.b_U!).view(200, 3, Shape.d_vocab);
        var (fromHidden, fromLogits) = (metric.OfHidden(hidden), metric.OfLogits(logits));
        fromHidden.shape.ShouldBe([200L, 3]);
        fromHidden.allclose(fromLogits, rtol: 1e-9, atol: 1e-12).ShouldBeTrue();
        foreach (var (cell, prompt) in new[] { (0, 0), (17, 2), (199, 1) })
            fromLogits[cell, prompt].ToDouble().ShouldBe(ByHand(kind, prompts.Pairs[prompt], Row(logits[cell, prompt]), Row(clean[prompt])), 1e-10);
    }

    [Fact]
    public void GradientsFlowThroughIt()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = Model();
        using var metric = new Metric(decoder, RandomPairs.Draw(2, Shape.d_vocab), MetricKind.LogitDifference);
        var hidden = Draw(1, 2, Shape.d_model).requires_grad_(true);
        metric.OfHidden(hidden).sum().backward();
        hidden.grad!.allclose(metric.Direction).ShouldBeTrue();
    }

    [Fact]
    public void TheDivergenceNeedsTheCleanRun()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = Model();
        Should.Throw<ArgumentException>(() => new Metric(decoder, RandomPairs.Draw(2, Shape.d_vocab), MetricKind.KlDivergence)).Message.ShouldContain("clean run");
    }

    [Fact]
    public void AnAnswerThatTheModelDoesNotKnowIsRefused()
    {
        using var decoder = Model();
        Should.Throw<ArgumentException>(() => new Metric(decoder, new PromptBatch([new TokenPair([1], [2], 13, 0)]), MetricKind.Probability)).Message.ShouldContain("Token 13");
    }

    private static Decoder Model()
    {
        using var single = new Decoder(Shape, DecoderInitialisation.Generic(Shape, 1));
        return single.To(ScalarType.Float64);
    }

    private static Tensor Draw(ulong seed, params long[] shape)
    {
        using var generator = new Generator(seed);
        return torch.randn(shape, ScalarType.Float64, generator: generator);
    }

    private static double[] Row(Tensor x) => x.contiguous().data<double>().ToArray();

    private static double ByHand(MetricKind kind, TokenPair pair, double[] logits, double[] clean) => kind switch
    {
        MetricKind.LogitDifference => logits[pair.Answer] - logits[pair.Wrong],
        MetricKind.Probability => Math.Exp(logits[pair.Answer]) / logits.Sum(Math.Exp),
        _ => Enumerable.Range(0, logits.Length).Sum(i =>
            Math.Exp(clean[i]) / clean.Sum(Math.Exp) * (clean[i] - Math.Log(clean.Sum(Math.Exp)) - logits[i] + Math.Log(logits.Sum(Math.Exp)))),
    };
}
