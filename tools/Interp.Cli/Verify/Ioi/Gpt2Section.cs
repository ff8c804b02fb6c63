using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>The published table of indirect object identification, on GPT-2 small with our own fifteen templates.</summary>
internal sealed class Gpt2Section(IoiPlan plan, IoiFindings findings, CancellationToken cancellationToken)
{
    private const int Layers = 12, Heads = 12;

    public void Run(IoiSubject subject)
    {
        if (subject.Decoder.Config is not { n_layers: Layers, n_heads: Heads })
        {
            findings.Skipped.Add(new VerifySkip("ioi-gpt2", $"the model has {subject.Decoder.Config.n_layers} layers of {subject.Decoder.Config.n_heads} heads; GPT-2 small has {Layers} of {Heads}"));
            return;
        }

        var made = subject.Make(plan.Circuit, IoiPlan.Seed + 1);
        var prompts = subject.Batch(made);
        Behaviour(subject);
        Attention(subject, prompts);
        Copying(subject, prompts);
        Detectors(subject);
        new Gpt2Knockouts(plan, findings, cancellationToken).Run(subject, prompts);
        new Gpt2Paths(findings, cancellationToken).Run(subject, prompts);
        new Gpt2Signals(findings, cancellationToken).Run(subject, made);
        findings.Skipped.Add(new VerifySkip("gpt2-eight-prompts", "the eight sentences of that demo are not part of this repository"));
        findings.Skipped.Add(new VerifySkip("gpt2-prefix-shift", "the published sentence before the prompts is not known"));
    }

    private void Behaviour(IoiSubject subject)
    {
        findings.Say("gpt2: behaviour");
        var b = IoiBehaviour.Of(subject.Decoder, subject.Batch(subject.Make(plan.Behaviour, IoiPlan.Seed)), cancellationToken);
        findings.Near("gpt2-ld", $"mean logit difference of {plan.Behaviour} prompts", 3.56, b.MeanLogitDifference, 0.15);
        findings.AtLeast("gpt2-accuracy", "share of prompts where IO beats S", 0.993, b.Accuracy, 0.985);
        findings.Near("gpt2-p-io", "mean probability of IO", 0.49, b.MeanProbability, 0.04);
        findings.Keep("gpt2-behaviour", new { b.MeanLogitDifference, b.Deviation, b.Accuracy, b.TopShare, b.MeanProbability });
    }

    private void Attention(IoiSubject subject, PromptBatch prompts)
    {
        findings.Say("gpt2: attention by role");
        var toIo = RoleAttention.Of(subject.Decoder, prompts, IoiRoles.End, IoiRoles.Io, cancellationToken);
        var toS2 = RoleAttention.Of(subject.Decoder, prompts, IoiRoles.End, IoiRoles.S2, cancellationToken);
        findings.Near("gpt2-attention-name-movers", "mean attention of the name movers from END to IO", 0.59, PublishedIoi.NameMovers.Average(h => toIo[h]), 0.06);
        findings.Near("gpt2-attention-s-inhibition", "mean attention of the S-inhibition heads from END to S2", 0.51, PublishedIoi.SInhibition.Average(h => toS2[h]), 0.06);
        foreach (var head in PublishedIoi.NameMovers)
            findings.AtLeast($"gpt2-writes-{head}", "correlation of attention to a name and output along its unembedding", 0.81, NameWriting.Of(subject.Decoder, prompts, head, cancellationToken).Correlation, 0.75);
    }

    private void Copying(IoiSubject subject, PromptBatch prompts)
    {
        findings.Say("gpt2: copy scores");
        string[] roles = [IoiRoles.Io, IoiRoles.S1, IoiRoles.S2];
        var copy = CopyScores.OnPrompts(subject.Decoder, prompts, roles, new CopyOptions(), cancellationToken: cancellationToken);
        var negative = CopyScores.OnPrompts(subject.Decoder, prompts, roles, new CopyOptions { Negative = true }, cancellationToken: cancellationToken);
        findings.AtLeast("gpt2-copy", "least copy score of the name movers", 0.95, PublishedIoi.NameMovers.Min(h => copy[h]), 0.93);
        findings.AtLeast("gpt2-copy-negative", "least negative copy score of the negative name movers", 0.98, PublishedIoi.Negative.Min(h => negative[h]), 0.93);
        findings.AtMost("gpt2-copy-average", "mean copy score of all heads", 0.2, copy.Values.Average(row => row.Average()), 0.2);
    }

    private void Detectors(IoiSubject subject)
    {
        findings.Say("gpt2: detectors on repeated tokens");
        var options = RepeatedTokens.For(subject.Decoder.Config);
        var tables = HeadDetectors.Detect(subject.Decoder, options, cancellationToken: cancellationToken).ToDictionary(t => t.Name, StringComparer.Ordinal);
        Among("gpt2-previous-token", tables["previous-token"], "4.11 2.2", 2);
        Among("gpt2-induction", tables["induction"], "5.5 6.9", 5);
        Among("gpt2-duplicate-token", tables["duplicate-token"], "3.0 0.1", 3);
    }

    private void Among(string id, HeadTable table, string heads, int most)
    {
        var top = table.Ranked.Take(most).Select(r => r.Head).ToHashSet();
        findings.AtLeast(id, $"of {heads}, those among the {most} strongest on random tokens", 2, PublishedIoi.Heads(heads).Count(top.Contains), 2);
    }
}
