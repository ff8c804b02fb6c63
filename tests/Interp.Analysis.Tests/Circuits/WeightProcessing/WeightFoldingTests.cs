using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

public sealed class WeightFoldingTests
{
    private static readonly long[] Text = [3, 7, 7, 1, 10];

    public static TheoryData<string> Families => TinyCircuit.Families;

    [Theory]
    [MemberData(nameof(Families))]
    public void FoldingKeepsEveryProbabilityAndLogitDifference(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using (var exact = TinyCircuit.Double(family)) Keeps(exact, 1e-9);
        using (var single = TinyCircuit.Single(family)) Keeps(single, 5e-4);

        static void Keeps(Decoder decoder, double tolerance)
        {
            using var folded = WeightFolding.Fold(decoder, FoldingOptions.For(decoder.Config));
            var (before, after) = (decoder.Forward(TinyDecoder.Tokens(Text)), folded.Forward(TinyDecoder.Tokens(Text)));
            // Models without a norm have logits in the thousands here: rounding goes with their size.
            var size = Math.Max(1, before.abs().max().ToDouble() / 100);
            (before.log_softmax(-1) - after.log_softmax(-1)).abs().max().ToDouble().ShouldBeLessThan(tolerance * size);
            var expected = TinyCircuit.LogitDifferences(decoder, TinyCircuit.Prompts);
            var differences = TinyCircuit.LogitDifferences(folded, TinyCircuit.Prompts);
            for (var i = 0; i < expected.Length; i++) differences[i].ShouldBe(expected[i], tolerance * size);
        }
    }

    [Theory]
    [InlineData("layer-norm")]
    [InlineData("attention-only")]
    [InlineData("grouped")]
    [InlineData("unembedding-bias")]
    public void FoldedWeightsOfALayerNormModelAreThoseOfTheFormulas(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var decoder = TinyCircuit.Double(family);
        using var folded = WeightFolding.Fold(decoder, FoldingOptions.For(decoder.Config));
        var (w, f, c) = (decoder.Weights, folded.Weights, decoder.Config);

        Tensor gain = w["blocks.1.ln1.w"], bias = w["blocks.1.ln1.b"];
        for (var head = 0; head < c.n_heads; head++)
        {
            var scaled = gain.diag().mm(w["blocks.1.attn.W_Q"][head]);
            Same(f["blocks.1.attn.W_Q"][head], scaled - scaled.mean([0L], keepdim: true));
            Same(f["blocks.1.attn.b_Q"][head], w["blocks.1.attn.b_Q"][head] + w["blocks.1.attn.W_Q"][head].t().mv(bias));
        }

        var b_O = w["blocks.1.attn.b_O"];
        for (var head = 0; head < c.n_heads; head++)
        {
            var value = head * c.n_kv_heads / c.n_heads;
            var b_V = w["blocks.1.attn.b_V"][value] + w["blocks.1.attn.W_V"][value].t().mv(bias);
            b_O = b_O + Centred(w["blocks.1.attn.W_O"][head]).t().mv(b_V);
        }

        Same(f["blocks.1.attn.b_O"], Centred(b_O));
        f["blocks.1.attn.b_V"].abs().max().ToDouble().ShouldBe(0);
        Same(f["W_E"], Centred(w["W_E"]));
        Same(f["W_pos"], Centred(w["W_pos"]));
        var unembedding = w["ln_final.w"].diag().mm(decoder.W_U);
        Same(f["unembed.W_U"], Centred(unembedding - unembedding.mean([0L], keepdim: true)));
        var b_U = decoder.W_U.t().mv(w["ln_final.b"]) + (decoder.b_U ?? torch.zeros(c.d_vocab, ScalarType.Float64));
        Same(f["unembed.b_U"], Centred(b_U));
        if (c.d_mlp > 0)
        {
            Same(f["blocks.0.mlp.W_out"], Centred(w["blocks.0.mlp.W_out"]));
            Same(f["blocks.0.mlp.b_in"], w["blocks.0.mlp.b_in"] + w["blocks.0.mlp.W_in"].t().mv(w["blocks.0.ln2.b"]));
        }

        f["ln_final.w"].sub(1).abs().max().ToDouble().ShouldBe(0);
        f["blocks.0.ln1.b"].abs().max().ToDouble().ShouldBe(0);

        static Tensor Centred(Tensor x) => x - x.mean([-1L], keepdim: true);

        static void Same(Tensor a, Tensor b) => (a - b).abs().max().ToDouble().ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void RmsNormsGainGoesIntoTheWeightsAndTheirMeanStays()
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var decoder = TinyCircuit.Double("rms-norm");
        using var folded = WeightFolding.Fold(decoder, FoldingOptions.For(decoder.Config));
        var expected = decoder.Weights["blocks.1.ln2.w"].diag().mm(decoder.Weights["blocks.1.mlp.W_gate"]);
        (folded.Weights["blocks.1.mlp.W_gate"] - expected).abs().max().ToDouble().ShouldBeLessThan(1e-12);
        (folded.Weights["W_E"] - decoder.Weights["W_E"]).abs().max().ToDouble().ShouldBe(0);
        folded.Weights.Find("unembed.b_U").ShouldBeNull();
    }

    [Fact]
    public void PatternsStayAndContributionsStillAddUp()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = TinyCircuit.Double("grouped");
        using var folded = WeightFolding.Fold(decoder, FoldingOptions.For(decoder.Config));
        using var before = decoder.RunWithCache(TinyDecoder.Tokens(Text), ["blocks.2.attn.hook_pattern"]);
        using var after = folded.RunWithCache(TinyDecoder.Tokens(Text), ["blocks.2.attn.hook_pattern"]);
        (before["blocks.2.attn.hook_pattern"] - after["blocks.2.attn.hook_pattern"]).abs().max().ToDouble().ShouldBeLessThan(1e-9);

        var attribution = DirectLogitAttribution.Compute(folded, TinyCircuit.Prompts, cancellationToken: TestContext.Current.CancellationToken);
        attribution.Residue.ShouldBeLessThan(1e-9);
        attribution.Mean[attribution.Components.ToList().IndexOf(new Component(ComponentKind.FinalNormBias))].ShouldBe(0);
        attribution.Mean[attribution.Components.ToList().IndexOf(new Component(ComponentKind.UnembeddingBias))].ShouldNotBe(0);
    }

    [Fact]
    public void AFoldedModelIsReadBackAsItWasSaved()
    {
        using var scope = torch.NewDisposeScope();
        var folder = Directory.CreateTempSubdirectory("folded").FullName;
        using var decoder = TinyCircuit.Single("layer-norm");
        using var folded = WeightFolding.Fold(decoder, FoldingOptions.For(decoder.Config));
        ModelFolder.Save(folder, folded.Config, folded.Weights);
        using var read = ModelFolder.Load(folder);
        (read.Forward(TinyDecoder.Tokens(Text)) - folded.Forward(TinyDecoder.Tokens(Text))).abs().max().ToDouble().ShouldBe(0);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void WhatDoesNotHoldForAModelIsRefused()
    {
        using var llama = TinyCircuit.Double("rms-norm");
        using var bare = TinyCircuit.Double("no-norm");
        var nothing = new FoldingOptions { FoldNorm = false, CentreWriters = false, CentreUnembedding = false, FoldValueBiases = false };
        Should.Throw<ArgumentException>(() => WeightFolding.Fold(llama, nothing with { CentreWriters = true })).Message.ShouldContain("Only LayerNorm");
        Should.Throw<ArgumentException>(() => WeightFolding.Fold(llama, nothing with { FoldValueBiases = true })).Message.ShouldContain("no value biases");
        Should.Throw<ArgumentException>(() => WeightFolding.Fold(bare, nothing with { FoldNorm = true })).Message.ShouldContain("no norm");
        Should.Throw<ArgumentException>(() => WeightFolding.Fold(bare, nothing)).Message.ShouldContain("Nothing");
    }
}
