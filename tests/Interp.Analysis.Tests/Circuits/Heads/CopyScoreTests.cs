using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

public sealed class CopyScoreTests
{
    private static readonly PromptBatch Prompts = new(
    [
        new TokenPair([1, 5, 2, 9], [1, 3, 2, 9], 4, 7) { Roles = Roles(0, 2) },
        new TokenPair([3, 6, 8, 0, 6], [3, 10, 8, 1, 6], 2, 5) { Roles = Roles(1, 3) },
    ]);

    [Theory]
    [InlineData("grouped", false)]
    [InlineData("grouped", true)]
    [InlineData("rms-norm", false)]
    [InlineData("layer-norm", false)]
    public void RedwoodsScoreIsThatOfItsDefinition(string family, bool negative)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var decoder = TinyCircuit.Double(family);
        var table = CopyScores.OnPrompts(decoder, Prompts, ["IO", "S"], new CopyOptions { Top = 4, Negative = negative }, cancellationToken: TestContext.Current.CancellationToken);
        var (w, c, hits) = (decoder.Weights, decoder.Config, 0);
        var shared = 1 / (c.n_heads / c.n_kv_heads);
        foreach (var pair in Prompts.Pairs)
        {
            using var cache = decoder.RunWithCache(TinyDecoder.Tokens([.. pair.Clean.Select(t => (long)t)]), ["blocks.0.hook_resid_post"]);
            foreach (var at in pair.Roles.Values)
            {
                var v = w["blocks.1.attn.W_V"][shared].t().mv(Normed(decoder, "blocks.1.ln1", cache["blocks.0.hook_resid_post"][0, at]));
                if (c.AttentionBias) v = v + w["blocks.1.attn.b_V"][shared];
                hits += Copied(decoder, w["blocks.1.attn.W_O"][1].t().mv(v) * (negative ? -1 : 1), pair.Clean[at], 4) ? 1 : 0;
            }
        }

        table[new HeadName(1, 1)].ShouldBe(hits / 4.0);
        table.Name.ShouldBe(negative ? "negative-copy" : "copy");
    }

    [Theory]
    [InlineData("grouped")]
    [InlineData("attention-only")]
    public void ArenasScoreReadsEmbeddingsThroughTheFirstMlpAlone(string family)
    {
        using var scope = torch.NewDisposeScope();
        using var noGrad = torch.no_grad();
        using var decoder = TinyCircuit.Double(family);
        var (w, c) = (decoder.Weights, decoder.Config);
        int[] tokens = [0, 3, 4, 8, 10];
        var table = CopyScores.OnTokens(decoder, tokens, new CopyOptions { Top = 3 }, cancellationToken: TestContext.Current.CancellationToken);
        for (var head = 0; head < c.n_heads; head++)
        {
            var hits = tokens.Count(token =>
            {
                var x = w["W_E"][token];
                if (c.d_mlp > 0)
                    x = x + w["blocks.0.mlp.W_out"].t().mv((w["blocks.0.mlp.W_in"].t().mv(Normed(decoder, "blocks.0.ln2", x)) + w["blocks.0.mlp.b_in"]).relu()) + w["blocks.0.mlp.b_out"];
                var written = w["blocks.1.attn.W_O"][head].t().mv(w["blocks.1.attn.W_V"][head / (c.n_heads / c.n_kv_heads)].t().mv(x));
                return Copied(decoder, written, token, 3);
            });
            table[new HeadName(1, head)].ShouldBe(hits / 5.0);
        }
    }

    [Fact]
    public void AModelThatCopiesScoresOneAndItsOppositeNothing()
    {
        using var scope = torch.NewDisposeScope();
        var config = TinyDecoder.Relu with { d_model = 11, n_heads = 1, n_kv_heads = 1, d_head = 11, d_mlp = 0, n_layers = 1, AttentionBias = false, Normalisation = Normalisation.None };
        var eye = torch.eye(11);
        using var decoder = new Decoder(config, new DecoderWeights(config, DecoderWeights.Shapes(config).ToDictionary(
            s => s.Name, s => s.Name is "W_E" or "unembed.W_U" ? eye.clone() : s.Name.Contains("attn", StringComparison.Ordinal) ? eye.clone().unsqueeze(0) : torch.zeros(s.Shape), StringComparer.Ordinal)));
        CopyScores.OnTokens(decoder, [1, 2, 3], new CopyOptions { Top = 1 }, cancellationToken: TestContext.Current.CancellationToken)[new HeadName(0, 0)].ShouldBe(1);
        CopyScores.OnTokens(decoder, [1, 2, 3], new CopyOptions { Top = 5, Negative = true }, cancellationToken: TestContext.Current.CancellationToken)[new HeadName(0, 0)].ShouldBe(0);
        Should.Throw<ArgumentException>(() => CopyScores.OnPrompts(decoder, Prompts, ["IO"], new CopyOptions())).Message.ShouldContain("one layer");
        Should.Throw<ArgumentException>(() => CopyScores.OnTokens(decoder, [11], new CopyOptions())).Message.ShouldContain("0 to 10");
    }

    private static Tensor Normed(Decoder decoder, string at, Tensor x)
    {
        if (decoder.Config.Normalisation == Normalisation.RmsNorm) return x / (x.square().mean() + decoder.Config.NormEps).sqrt() * decoder.Weights[$"{at}.w"];
        return (x - x.mean()) / ((x - x.mean()).square().mean() + decoder.Config.NormEps).sqrt() * decoder.Weights[$"{at}.w"] + decoder.Weights[$"{at}.b"];
    }

    private static bool Copied(Decoder decoder, Tensor written, int token, int top)
    {
        var logits = decoder.W_U.t().mv(Normed(decoder, "ln_final", written)).data<double>().ToArray();
        return Enumerable.Range(0, logits.Length).OrderByDescending(t => logits[t]).Take(top).Contains(token);
    }

    private static Dictionary<string, int> Roles(int io, int s) => new(StringComparer.Ordinal) { ["IO"] = io, ["S"] = s };
}
