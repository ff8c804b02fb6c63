using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

public sealed class BaseRunsTests
{
    private const string Z = "blocks.1.attn.hook_z", Mid = "blocks.0.hook_resid_mid";

    private static readonly DecoderConfig Shape = DecoderShapes.Gpt2(layers: 2, heads: 2, d_head: 4, n_ctx: 12, d_vocab: 13);

    [Fact]
    public void KeepsWhatWasAskedForAndTheMetricOfWholePasses()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = new Decoder(Shape, DecoderInitialisation.Generic(Shape, 1));
        var prompts = RandomPairs.Draw(4, Shape.d_vocab);
        var roles = PositionSet.Of(prompts, ["S2", "END"]);
        using var runs = BaseRuns.Of(decoder, prompts, MetricKind.LogitDifference, Keep((Z, roles), (Mid, null)), Keep());
        using var cache = decoder.RunWithCache(prompts.Clean(), [Z, Mid]);
        runs.Clean.Kept[Mid].allclose(cache[Mid]).ShouldBeTrue();
        runs.Clean.Kept[Z].shape.ShouldBe([4L, 2, 2, 4]);
        var (clean, corrupted) = (decoder.Forward(prompts.Clean()), decoder.Forward(prompts.Corrupted()));
        for (var i = 0; i < prompts.Count; i++)
        {
            var pair = prompts.Pairs[i];
            runs.Clean.Kept[Z][i, 0].allclose(cache[Z][i, pair.Position("S2")]).ShouldBeTrue();
            runs.Clean.Kept[Z][i, 1].allclose(cache[Z][i, pair.Position("END")]).ShouldBeTrue();
            runs.Baselines.CleanByPrompt[i].ShouldBe(Difference(clean[i, pair.Position("END")], pair), 1e-4);
            runs.Baselines.CorruptedByPrompt[i].ShouldBe(Difference(corrupted[i, pair.Position("END")], pair), 1e-4);
        }

        runs.Bytes.ShouldBe(4 * (4 * 2 * 8 + 4 * prompts.Length * 8 + 2 * 4 * 8));
        runs.Corrupted.Kept.Names.ShouldBeEmpty();
    }

    [Fact]
    public void CountsTheProductsOfAPass()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = new Decoder(Shape, DecoderInitialisation.Generic(Shape, 1));
        var prompts = RandomPairs.Draw(3, Shape.d_vocab);
        var flops = new FlopCounter();
        BaseRun.Of(decoder, prompts, prompts.Clean(), Keep(), flops).Dispose();
        long tokens = 3 * prompts.Length, d = Shape.d_model;
        flops.Count.ShouldBe(2 * Shape.n_layers * (tokens * d * d * 4 + tokens * d * prompts.Length * 2 + tokens * d * Shape.d_mlp * 2));
    }

    [Fact]
    public void PromptsThatAnswerAlikeAreRefused()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = new Decoder(Shape, DecoderInitialisation.Generic(Shape, 1));
        var same = new PromptBatch([new TokenPair([1, 2], [1, 2], 3, 4)]);
        Should.Throw<ArgumentException>(() => BaseRuns.Of(decoder, same, MetricKind.LogitDifference, Keep(), Keep())).Message.ShouldContain("alike");
    }

    [Fact]
    public void PositionsOffTheEndAreRefused()
    {
        var prompts = RandomPairs.Draw(4, Shape.d_vocab);
        Should.Throw<ArgumentException>(() => PositionSet.At(prompts, 9)).Message.ShouldContain("off the end");
        Should.Throw<ArgumentException>(() => PositionSet.Of(prompts, ["IO"])).Message.ShouldContain("no role IO");
        Should.Throw<ArgumentException>(() => PositionSet.Of(prompts, [])).Message.ShouldContain("at least one");
    }

    private static Dictionary<string, PositionSet?> Keep(params (string Name, PositionSet? At)[] keep) => keep.ToDictionary(k => k.Name, k => k.At, StringComparer.Ordinal);

    private static double Difference(Tensor logits, TokenPair pair) => logits[pair.Answer].ToDouble() - logits[pair.Wrong].ToDouble();
}
