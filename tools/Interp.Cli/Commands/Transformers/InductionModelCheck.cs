using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Cli.Verify;
using TorchSharp;

namespace Interp.Cli.Commands;

/// <summary>
/// An attention-only model that has learnt to continue repeated random strings. Two copies of 42 tokens fill its context; induction is scored on two copies
/// of 30, because its previous-token head fades beyond position 70. The published text is not stated; over 60 tokens the previous-token head has 0.38.
/// </summary>
internal static class InductionModelCheck
{
    private const int Sequences = 256, Period = 30;

    private static readonly HeadName PreviousToken = new(0, 2);

    public static IEnumerable<VerifyCheck> Run(string path, int seed)
    {
        using var decoder = ModelFolder.LoadFile(path);
        var previous = HeadDetectors.Detect(decoder, new RepeatedTokens { Period = 42, Sequences = Sequences, Seed = seed })[0];
        yield return ModelChecks.Within("induction-L0H2", "attention to the previous token over 84 random tokens", 0.27, previous[PreviousToken], 0.03);
        yield return ModelChecks.Within("induction-L0-others", "the other heads' largest", 0.05, previous.Values[0].Where((_, h) => h != PreviousToken.Head).Max(), 0.03);

        var drawn = new RepeatedTokens { Period = Period, Sequences = Sequences, Seed = seed };
        var induction = HeadDetectors.Detect(decoder, drawn)[2].Values[1];
        for (var head = 1; head < 4; head++)
            yield return ModelChecks.Within($"induction-L1H{head}", "attention to the token after the earlier copy, 30 tokens before", 0.34, induction[head], 0.04);
        yield return ModelChecks.Within("induction-L1H0", "attention to the token after the earlier copy, 30 tokens before", 0.05, induction[0], 0.03);

        var keys = CompositionScores.Compute(decoder, CompositionKind.Key, seed: seed);
        var ranks = Enumerable.Range(1, 3).Select(head => keys.Heads.OrderByDescending(earlier => Score(earlier, new HeadName(1, head))).First());
        yield return VerifyCheck.AtLeast("induction-keys", "of L1H1 to L1H3, those whose keys read L0H2 most of all heads, by weights alone", null, ranks.Count(best => best == PreviousToken), 3);
        var copies = CopyScores.OnTokens(decoder, [.. Enumerable.Range(0, decoder.Config.d_vocab)], new CopyOptions());
        yield return VerifyCheck.AtLeast("induction-copies", "least share of tokens that L1H1 to L1H3 raise into the top 5 by reading them", null, copies.Values[1].Skip(1).Min(), 0.9);

        var tokens = drawn.Tokens(decoder.Config);
        var right = decoder.Forward(tokens).argmax(-1).narrow(1, 0, 2 * Period - 1).eq(tokens.narrow(1, 1, 2 * Period - 1)).to(torch.ScalarType.Float32);
        yield return ModelChecks.Within("induction-accuracy-first", "right next tokens in the first copy", 0.008, right.narrow(1, 0, Period - 1).mean().ToDouble(), 0.01);
        yield return ModelChecks.Within("induction-accuracy-second", "right next tokens in the second copy", 0.58, right.narrow(1, Period, Period - 1).mean().ToDouble(), 0.05);

        double Score(HeadName earlier, HeadName later) => earlier.Layer == 0 ? keys.Values[Index(earlier)][Index(later)] : double.NegativeInfinity;

        int Index(HeadName head) => keys.Heads.ToList().IndexOf(head);
    }
}
