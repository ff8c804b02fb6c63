using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

public sealed class DirectLogitAttributionTests
{
    public static TheoryData<string> Families => TinyCircuit.Families;

    [Theory]
    [MemberData(nameof(Families))]
    public void ContributionsAddUpToTheModelsOwnLogitDifference(string family)
    {
        using var scope = torch.NewDisposeScope();
        using (var exact = TinyCircuit.Double(family)) AddUp(exact, 1e-9);
        using (var single = TinyCircuit.Single(family)) AddUp(single, 1e-5);

        static void AddUp(Decoder decoder, double tolerance)
        {
            var attribution = DirectLogitAttribution.Compute(decoder, TinyCircuit.Prompts, cancellationToken: TestContext.Current.CancellationToken);
            var expected = TinyCircuit.LogitDifferences(decoder, TinyCircuit.Prompts);
            attribution.Components.Count.ShouldBe(attribution.Values[0].Length);
            for (var i = 0; i < expected.Length; i++)
            {
                // Rounding grows with the numbers that are added up.
                var rounding = tolerance * (1 + Math.Abs(expected[i]));
                attribution.LogitDifference[i].ShouldBe(expected[i], rounding);
                attribution.Values[i].Sum().ShouldBe(expected[i], rounding);
            }

            attribution.Residue.ShouldBeLessThan(tolerance * (1 + expected.Max(Math.Abs)));
            Math.Abs(expected[0]).ShouldBeGreaterThan(0.01);
        }
    }

    [Theory]
    [InlineData("layer-norm")]
    [InlineData("rms-norm")]
    [InlineData("grouped")]
    public void AHeadsContributionIsThatOfTheFormula(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var decoder = TinyCircuit.Double(family);
        var pair = TinyCircuit.Prompts.Pairs[1];
        var end = pair.Clean.Length - 1;
        var values = DirectLogitAttribution.Compute(decoder, TinyCircuit.Prompts, cancellationToken: TestContext.Current.CancellationToken);
        using var cache = decoder.RunWithCache(TinyDecoder.Tokens([.. pair.Clean.Select(t => (long)t)]), ["blocks.1.attn.hook_result", "ln_final.hook_scale"]);

        double[] output = cache["blocks.1.attn.hook_result"][0, end, 1].data<double>().ToArray(), gain = decoder.Weights["ln_final.w"].data<double>().ToArray();
        double scale = cache["ln_final.hook_scale"][0, end, 0].ToDouble(), mean = decoder.Config.Normalisation == Normalisation.LayerNorm ? output.Average() : 0, expected = 0;
        for (var m = 0; m < output.Length; m++)
            expected += (output[m] - mean) / scale * gain[m] * (decoder.W_U[m, pair.Answer].ToDouble() - decoder.W_U[m, pair.Wrong].ToDouble());
        values.Values[1][values.Components.ToList().IndexOf(new Component(ComponentKind.Head, 1, 1))].ShouldBe(expected, 1e-10);
    }

    [Fact]
    public void PromptsOfSeveralLengthsTogetherGiveWhatEachGivesAlone()
    {
        using var decoder = TinyCircuit.Double("layer-norm");
        var together = DirectLogitAttribution.Compute(decoder, TinyCircuit.Prompts, cancellationToken: TestContext.Current.CancellationToken);
        for (var i = 0; i < TinyCircuit.Prompts.Count; i++)
        {
            var alone = DirectLogitAttribution.Compute(decoder, new PromptBatch([TinyCircuit.Prompts.Pairs[i]]), cancellationToken: TestContext.Current.CancellationToken);
            for (var c = 0; c < alone.Components.Count; c++) together.Values[i][c].ShouldBe(alone.Values[0][c], 1e-10);
        }
    }

    [Fact]
    public void LayersAreTheSumsOfTheirParts()
    {
        using var decoder = TinyCircuit.Double("grouped");
        var attribution = DirectLogitAttribution.Compute(decoder, TinyCircuit.Prompts, corrupted: true, TestContext.Current.CancellationToken);
        var rest = attribution.Components.Zip(attribution.Mean).Where(c => c.First.Layer < 0).Sum(c => c.Second);
        attribution.Layers.Count.ShouldBe(3);
        (rest + attribution.Layers.Sum(l => l.Attention + l.Mlp)).ShouldBe(attribution.LogitDifference.Average(), 1e-9);
        attribution.Components[1].ToString().ShouldBe("pos_embed");
        attribution.Components[3].ToString().ShouldBe("0.1");
    }

    [Fact]
    public void AnAnswerThatTheModelDoesNotKnowIsRefused()
    {
        using var decoder = TinyCircuit.Double("layer-norm");
        var prompts = new PromptBatch([new TokenPair([1, 2], [2, 1], 11, 0)]);
        Should.Throw<ArgumentException>(() => DirectLogitAttribution.Compute(decoder, prompts)).Message.ShouldContain("0 to 10");
    }
}
