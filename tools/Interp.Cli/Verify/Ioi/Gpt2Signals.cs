using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>What S-inhibition heads carry: heads put out what they would on a twin with another repeated position or token. And prompts with a name once more.</summary>
internal sealed class Gpt2Signals(IoiFindings findings, CancellationToken cancellationToken)
{
    public void Run(IoiSubject subject, IReadOnlyList<IoiPrompt> prompts)
    {
        findings.Say("gpt2: position and token signals");
        var measured = new Dictionary<(PositionSignal, TokenSignal), double>();
        foreach (var (position, token, published) in PublishedIoi.Signals)
        {
            var nodes = PublishedIoi.SInhibition.Select(h => new HeadAt(h, IoiRoles.End));
            var ld = measured[(position, token)] = Patched(subject, prompts, position, token, nodes);
            findings.Near($"gpt2-signal-{position}-{token}".ToLowerInvariant(), $"LD with the position {position}, the token {token} at the S-inhibition heads".ToLowerInvariant(), published, ld, 0.4);
        }

        var signs = measured.Select(m => (Position: m.Key.Item1 == PositionSignal.Original ? 1.0 : -1, Token: 1.0 - (int)m.Key.Item2, Ld: m.Value)).ToList();
        findings.Near("gpt2-signal-position-weight", "LD per unit of the position signal, least squares", 2.31, signs.Sum(s => s.Position * s.Ld) / signs.Sum(s => s.Position * s.Position), 0.3);
        findings.Near("gpt2-signal-token-weight", "LD per unit of the token signal, least squares", 0.99, signs.Sum(s => s.Token * s.Ld) / signs.Sum(s => s.Token * s.Token), 0.3);
        Sources(subject, prompts, measured[(PositionSignal.Original, TokenSignal.Original)], measured[(PositionSignal.Inverted, TokenSignal.Original)]);
        OnceMore(subject, prompts);
    }

    // Where the position signal comes from: induction and duplicate-token heads at S2.
    private void Sources(IoiSubject subject, IReadOnlyList<IoiPrompt> prompts, double plain, double inverted)
    {
        var nodes = PublishedIoi.Induction.Concat(PublishedIoi.Duplicate).Select(h => new HeadAt(h, IoiRoles.S2));
        var share = (plain - Patched(subject, prompts, PositionSignal.Inverted, TokenSignal.Original, nodes)) / (plain - inverted);
        findings.AtLeast("gpt2-signal-source", "share of the S-inhibition heads' drop that induction and duplicate-token heads at S2 give", 0.88, share, 0.8);
        var same = (plain - Patched(subject, prompts, PositionSignal.Original, TokenSignal.Random, nodes)) / (plain - inverted);
        findings.AtMost("gpt2-signal-source-same", "share of that drop when only the names differ", 0.08, same, 0.12);
    }

    private double Patched(IoiSubject subject, IReadOnlyList<IoiPrompt> prompts, PositionSignal position, TokenSignal token, IEnumerable<HeadAt> nodes)
    {
        var batch = subject.Batch(prompts.Select((p, i) => p.PairWith(IoiSignals.Twin(p, position, token, subject.Words, IoiPlan.Seed + i))));
        using var values = ReplacementValues.Of(subject.Decoder, batch, null, AblationKind.Twin, cancellationToken: cancellationToken);
        using var runs = new KnockoutRuns(subject.Decoder, batch, values);
        var unchanged = position == PositionSignal.Original && token == TokenSignal.Original;
        return runs.Run(unchanged ? KnockoutSet.Nothing : KnockoutSet.Of(nodes), cancellationToken).Mean;
    }

    private void OnceMore(IoiSubject subject, IReadOnlyList<IoiPrompt> prompts)
    {
        var (io, s) = (Behaviour(subject, prompts, p => p.Io), Behaviour(subject, prompts, p => p.S));
        findings.Near("gpt2-io-twice-ld", "LD when IO comes twice", 1.23, io.MeanLogitDifference, 0.3);
        findings.Near("gpt2-io-twice-p", "P(IO) when IO comes twice", 0.36, io.MeanProbability, 0.06);
        findings.Near("gpt2-io-twice-wrong", "percent of prompts where S beats IO when IO comes twice", 23.4, 100 * (1 - io.Accuracy), 6);
        findings.Near("gpt2-s-thrice-ld", "LD when S comes once more", 3.64, s.MeanLogitDifference, 0.3);
    }

    // A sentence about one of the two goes between the clauses of those templates that have two sentences.
    private IoiBehaviour Behaviour(IoiSubject subject, IReadOnlyList<IoiPrompt> prompts, Func<IoiPrompt, string> name)
    {
        var pairs = prompts.Select(p => (p, Pair: p.Pair())).Where(p => p.Pair.Clean.Contains(". ", StringComparison.Ordinal)).Select(p =>
        {
            var text = p.Pair.Clean.Replace(". ", $". {name(p.p)} had a good day. ", StringComparison.Ordinal);
            return new PromptPair(text, text, p.Pair.Answer, p.Pair.Wrong);
        });
        return IoiBehaviour.Of(subject.Decoder, subject.Batch(pairs), cancellationToken);
    }
}
