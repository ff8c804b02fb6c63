using Interp.Analysis.Circuits.Heads;
using Interp.Analysis.Transformers;
using Interp.Cli.Verification;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Cli.Transformers;

/// <summary>
/// An attention-only model that has learnt to continue repeated random strings: 30 random tokens repeated to fill its context,
/// scored on the second copy, because its previous-token head fades beyond position 70.
/// </summary>
internal static class InductionModelCheck
{
    private const int Period = 30;

    public static IEnumerable<VerifyCheck> Run(string path, int seed)
    {
        using var decoder = ModelFolder.LoadFile(path);
        using var generator = new Generator((ulong)seed);
        var once = torch.randint(0, decoder.Config.d_vocab, [256, Period], dtype: ScalarType.Int64, generator: generator);
        var tokens = torch.cat([once, once, once], 1).narrow(1, 0, decoder.Config.n_ctx);
        using var run = decoder.Patch(tokens, [], ["blocks.0.attn.hook_pattern", "blocks.1.attn.hook_pattern"]);

        var previous = HeadScores.PreviousToken(run.Cache["blocks.0.attn.hook_pattern"]);
        yield return ModelChecks.Within("induction-L0H2", "attention to the previous token", 0.27, previous[2], 0.03);
        yield return ModelChecks.Within("induction-L0-others", "the other heads' largest", 0.05, previous.Where((_, h) => h != 2).Max(), 0.03);
        var induction = HeadScores.Induction(run.Cache["blocks.1.attn.hook_pattern"].narrow(2, 0, 2 * Period).narrow(3, 0, 2 * Period), Period);
        for (var head = 1; head < 4; head++)
            yield return ModelChecks.Within($"induction-L1H{head}", "attention to the token after the earlier copy", 0.34, induction[head], 0.04);
        yield return ModelChecks.Within("induction-L1H0", "attention to the token after the earlier copy", 0.05, induction[0], 0.03);

        var right = run.Logits.argmax(-1).narrow(1, 0, 2 * Period - 1).eq(tokens.narrow(1, 1, 2 * Period - 1)).to(ScalarType.Float32);
        yield return ModelChecks.Within("induction-accuracy-first", "right next tokens in the first copy", 0.008, right.narrow(1, 0, Period - 1).mean().ToDouble(), 0.01);
        yield return ModelChecks.Within("induction-accuracy-second", "right next tokens in the second copy", 0.58, right.narrow(1, Period, Period - 1).mean().ToDouble(), 0.05);
    }
}
