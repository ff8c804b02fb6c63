using Interp.Analysis.Circuits;
using Interp.Analysis.Tests.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

public sealed class ResidualLensTests
{
    private static readonly int[] Text = [3, 7, 7, 1, 10];

    public static TheoryData<string> Families => TinyCircuit.Families;

    [Theory]
    [MemberData(nameof(Families))]
    public void AboveTheLastLayerBothModesReadTheModelsOwnPrediction(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double(family);
        var logits = decoder.Forward(TinyDecoder.Tokens([.. Text.Select(t => (long)t)])).detach();
        foreach (var norm in new[] { LensNorm.Final, LensNorm.Recomputed })
        {
            var cells = ResidualLens.Read(decoder, Text, new LensOptions { Norm = norm, Top = 3, Named = [7, 0] }, TestContext.Current.CancellationToken);
            foreach (var cell in cells.TakeLast(Text.Length))
            {
                var row = logits[0, cell.Position].data<double>().ToArray();
                var (most, total) = (row.Max(), row.Sum(l => Math.Exp(l - row.Max())));
                var order = Enumerable.Range(0, row.Length).OrderByDescending(t => row[t]).ToList();
                cell.Top.Select(t => t.Token).ShouldBe(order.Take(3));
                cell.Named.Select(t => t.Token).ShouldBe([7, 0]);
                foreach (var token in cell.Top.Concat(cell.Named))
                {
                    token.Logit.ShouldBe(row[token.Token], 1e-10);
                    token.Probability.ShouldBe(Math.Exp(row[token.Token] - most) / total, 1e-10);
                    token.Rank.ShouldBe(order.IndexOf(token.Token) + 1);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void WithTheFinalScaleTheLensRisesByWhatEachLayerAdds(string family)
    {
        using var decoder = TinyCircuit.Double(family);
        var lens = ResidualLens.LogitDifference(decoder, TinyCircuit.Prompts, LensNorm.Final);
        var layers = DirectLogitAttribution.Compute(decoder, TinyCircuit.Prompts, cancellationToken: TestContext.Current.CancellationToken).Layers;
        var perLayer = decoder.Config.d_mlp > 0 ? 2 : 1;
        foreach (var layer in layers)
        {
            var before = layer.Layer * perLayer;
            (lens[before + 1].LogitDifference - lens[before].LogitDifference).ShouldBe(layer.Attention, 1e-9);
            if (perLayer == 2) (lens[before + 2].LogitDifference - lens[before + 1].LogitDifference).ShouldBe(layer.Mlp, 1e-9);
        }

        lens[^1].LogitDifference.ShouldBe(TinyCircuit.LogitDifferences(decoder, TinyCircuit.Prompts).Average(), 1e-9);
    }

    [Fact]
    public void ARecomputedNormIsTheModelsNormOfThatState()
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var decoder = TinyCircuit.Double("layer-norm");
        using var cache = decoder.RunWithCache(TinyDecoder.Tokens([.. Text.Select(t => (long)t)]), ["blocks.0.hook_resid_mid"]);
        var x = cache["blocks.0.hook_resid_mid"][0, 2];
        var normed = (x - x.mean()) / ((x - x.mean()).square().mean() + decoder.Config.NormEps).sqrt() * decoder.Weights["ln_final.w"] + decoder.Weights["ln_final.b"];
        var expected = decoder.W_U.t().mv(normed);

        var cell = ResidualLens.Read(decoder, Text, new LensOptions { Positions = [2], Named = [4] }, TestContext.Current.CancellationToken)
            .Single(c => c.HookPoint == "blocks.0.hook_resid_mid");
        cell.Position.ShouldBe(2);
        cell.Named[0].Logit.ShouldBe(expected[4].ToDouble(), 1e-10);
    }

    [Fact]
    public void WhatDoesNotExistIsRefused()
    {
        using var decoder = TinyCircuit.Double("layer-norm");
        Should.Throw<ArgumentException>(() => ResidualLens.Read(decoder, Text, new LensOptions { Positions = [5] })).Message.ShouldContain("0 to 4");
        Should.Throw<ArgumentException>(() => ResidualLens.Read(decoder, Text, new LensOptions { Named = [11] })).Message.ShouldContain("0 to 10");
        Should.Throw<ArgumentException>(() => ResidualLens.Read(decoder, Text, new LensOptions { Top = 12 })).Message.ShouldContain("1 to 11");
        Should.Throw<ArgumentException>(() => ResidualLens.Read(decoder, [], new LensOptions())).Message.ShouldContain("at least one token");
    }
}
