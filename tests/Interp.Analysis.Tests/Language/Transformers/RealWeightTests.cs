using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Language;

public sealed class RealWeightTests
{
    [Fact]
    public void EveryStageOfTheSortingModelAgreesWithTheRecordedOne()
    {
        var folder = RealWeights.Model("nano-gpt-sort");
        using var scope = torch.NewDisposeScope();
        using var decoder = ModelFolder.Load(folder);
        var recorded = Safetensors.Read(Path.Combine(folder, "reference-activations.safetensors"), TestContext.Current.CancellationToken);
        var tokens = recorded["idx"].to(ScalarType.Int64);
        using var run = decoder.Patch(tokens, [], decoder.HookPoints.Select(p => p.Name).ToList());

        Agrees("hook_embed", "tok_emb");
        Agrees("blocks.0.hook_resid_pre", "x");
        Agrees("blocks.0.ln1.hook_normalized", "ln1");
        AgreesWith(run.Cache["blocks.0.attn.hook_q"].permute(0, 2, 1, 3), recorded["q"], "q");
        AgreesWith(run.Cache["blocks.0.attn.hook_k"].permute(0, 2, 1, 3), recorded["k"], "k");
        AgreesWith(run.Cache["blocks.0.attn.hook_v"].permute(0, 2, 1, 3), recorded["v"], "v");
        Agrees("blocks.0.attn.hook_pattern", "attSm");
        AgreesWith(run.Cache["blocks.0.attn.hook_z"].reshape(recorded["y"].shape), recorded["y"], "y");
        Agrees("blocks.0.hook_attn_out", "yProj");
        Agrees("blocks.0.hook_resid_mid", "attnResid");
        Agrees("blocks.0.ln2.hook_normalized", "ln2");
        Agrees("blocks.0.mlp.hook_pre", "fc");
        Agrees("blocks.0.mlp.hook_post", "gelu");
        Agrees("blocks.0.hook_mlp_out", "mlp");
        Agrees("blocks.0.hook_resid_post", "block0");
        Agrees("blocks.1.hook_resid_post", "block1");
        Agrees("blocks.2.hook_resid_post", "block2");
        Agrees("ln_final.hook_normalized", "ln_f");
        AgreesWith(run.Logits, recorded["lm_head"], "lm_head");
        AgreesWith(run.Logits.softmax(-1), recorded["probs"], "probs");

        void Agrees(string hookPoint, string stage) => AgreesWith(run.Cache[hookPoint], recorded[stage], stage);

        static void AgreesWith(Tensor actual, Tensor expected, string stage) =>
            (actual - expected.expand(actual.shape)).abs().max().ToDouble().ShouldBeLessThan(1e-5, stage);
    }

    [Theory]
    [InlineData("stories260K", 25, 1.30, 0.05)]
    [InlineData("tinystories656k", 25, 2.82, 0.12)]
    [InlineData("babyllama105", 60, 0.654, 0.04)]
    public void StoryModelsReachTheLossTheyAreKnownFor(string name, int stories, double expected, double tolerance)
    {
        var folder = RealWeights.Model(name);
        using var decoder = ModelFolder.Load(folder);
        TextLoss.Measure(decoder, RealWeights.Stories(TokenizerFolder.Load(folder), stories), TestContext.Current.CancellationToken)
            .NatsPerToken.ShouldBe(expected, tolerance);
    }

    [Fact]
    public void Stories260KWritesItsGreedyText()
    {
        var folder = RealWeights.Model("stories260K");
        using var decoder = ModelFolder.Load(folder);
        var tokenizer = TokenizerFolder.Load(folder);
        var text = tokenizer.Decode([.. new TextGeneration().Continue(decoder, [tokenizer.BeginningOfText], 40, cancellationToken: TestContext.Current.CancellationToken)]);
        text.TrimStart().ShouldStartWith("Once upon a time, there was a little girl named Lily.");
    }

    [Fact]
    public void Stories260KHasItsPreviousTokenHeads()
    {
        var folder = RealWeights.Model("stories260K");
        using var decoder = ModelFolder.Load(folder);
        // Random pieces of words, after 3 special tokens and 256 bytes: the text that gives both published numbers.
        var drawn = new RepeatedTokens { FirstToken = 259, BeginningToken = TokenizerFolder.Load(folder).BeginningOfText };
        var previous = HeadDetectors.Detect(decoder, drawn, cancellationToken: TestContext.Current.CancellationToken)[0];
        previous[new HeadName(3, 6)].ShouldBe(0.75, 0.05);
        previous[new HeadName(1, 3)].ShouldBe(0.63, 0.05);
        previous.Ranked.Take(2).Select(h => h.Head.ToString()).ShouldBe(["3.6", "1.3"]);
    }

    [Fact]
    public void TheInductionModelsHeadsScoreAsKnown()
    {
        using var decoder = ModelFolder.LoadFile(RealWeights.Model("algorithmic/induction_head_infinite.safetensors"));
        using var scope = torch.NewDisposeScope();
        const int period = 30;
        var once = torch.randint(0, decoder.Config.d_vocab, [64, period], dtype: ScalarType.Int64, generator: new Generator(1));
        var tokens = torch.cat([once, once, once], 1).narrow(1, 0, decoder.Config.n_ctx);
        using var run = decoder.Patch(tokens, [], ["blocks.0.attn.hook_pattern", "blocks.1.attn.hook_pattern"]);

        var previous = HeadScores.PreviousToken(run.Cache["blocks.0.attn.hook_pattern"]);
        previous[2].ShouldBe(0.27, 0.03);
        foreach (var head in new[] { 0, 1, 3 }) previous[head].ShouldBe(0.05, 0.02);
        var twoCopies = run.Cache["blocks.1.attn.hook_pattern"].narrow(2, 0, 2 * period).narrow(3, 0, 2 * period);
        var induction = HeadScores.Induction(twoCopies, period);
        induction[0].ShouldBe(0.05, 0.02);
        foreach (var head in new[] { 1, 2, 3 }) induction[head].ShouldBe(0.34, 0.03);

        var right = run.Logits.argmax(-1).narrow(1, 0, 2 * period - 1).eq(tokens.narrow(1, 1, 2 * period - 1)).to(ScalarType.Float32);
        right.narrow(1, 0, period - 1).mean().ToDouble().ShouldBe(0.008, 0.006);
        right.narrow(1, period, period - 1).mean().ToDouble().ShouldBe(0.58, 0.06);
    }

    [Fact]
    public void TheModularAdditionModelAddsEveryPair()
    {
        using var decoder = ModelFolder.LoadFile(RealWeights.Model("algorithmic/wd_10-1_mod_addition_loss_curve.safetensors"));
        using var scope = torch.NewDisposeScope();
        const int modulus = 113;
        var a = torch.arange(modulus).repeat_interleave(modulus);
        var b = torch.arange(modulus).repeat(modulus);
        var tokens = torch.stack([a, b, torch.full_like(a, modulus)], 1);
        var answer = decoder.Forward(tokens).select(1, 2).narrow(1, 0, modulus).argmax(-1);
        answer.eq((a + b).remainder(modulus)).sum().ToInt64().ShouldBe(modulus * modulus);
    }
}
