using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Circuits;

public sealed class PatchingEstimateTests
{
    [Theory]
    [InlineData("logits")]
    [InlineData("queries")]
    [InlineData("values")]
    public void ForetellsTheProductsOfPaths(string name)
    {
        using var decoder = PathModels.Single("gpt2");
        var prompts = RandomPairs.Draw(20, PathModels.Vocabulary, shortest: 8, longest: 8);
        PathPatchingOptions options = name switch
        {
            "logits" => new(),
            "queries" => new() { Receivers = [new(ReceiverKind.Query, [new(2, 0)])] },
            _ => new() { Receivers = [new(ReceiverKind.Value, [new(2, 0)])], ReceiverPositions = ["all"] },
        };
        using var sweep = new PathPatchingSweep(decoder, prompts, options);
        var result = sweep.Run(cancellationToken: TestContext.Current.CancellationToken);
        var estimate = PatchingEstimate.ForPaths(decoder.Config, 20, 8, options);
        (estimate.Flops / result.Flops).ShouldBeInRange(0.8, 1.4);
        estimate.Bytes.ShouldBeGreaterThan(result.CacheBytes);
    }

    [Theory]
    [InlineData(PatchSite.ResidPre)]
    [InlineData(PatchSite.Query)]
    [InlineData(PatchSite.Pattern)]
    public void ForetellsTheProductsOfActivations(PatchSite site)
    {
        using var decoder = PathModels.Single("gpt2");
        var prompts = RandomPairs.Draw(200, PathModels.Vocabulary, shortest: 8, longest: 8);
        var options = new ActivationPatchingOptions { Site = site };
        using var sweep = new ActivationPatchingSweep(decoder, prompts, options);
        var result = sweep.Run(cancellationToken: TestContext.Current.CancellationToken);
        var estimate = PatchingEstimate.ForActivations(decoder.Config, 200, 8, options);
        (estimate.Flops / result.Flops).ShouldBeInRange(0.8, 1.6);
        estimate.Bytes.ShouldBeGreaterThan(result.CacheBytes);
    }

    [Fact]
    public void TheLargeSweepOfTheReferenceCountsAsThere()
    {
        // 144 heads to the logits on GPT-2 small, 20 tokens: 15.7 GFLOP a prompt (936 MLP evaluations and two passes).
        PatchingEstimate.ForPaths(DecoderShapes.Gpt2Small, 1, 20, new PathPatchingOptions()).Flops.ShouldBe(15.7e9, 0.1e9);
    }
}
