using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>Path patching, layer by layer from the answer down: which heads matter to which.</summary>
internal sealed class Gpt2Paths(IoiFindings findings, CancellationToken cancellationToken)
{
    public void Run(IoiSubject subject, PromptBatch prompts)
    {
        findings.Say("gpt2: path patching");
        var logits = Sweep(subject, prompts, PathReceiver.Logits, IoiRoles.End);
        Set("gpt2-paths-logits-lowest", "three lowest effects on the logits", logits.OrderBy(e => e.Value), PublishedIoi.NameMovers);
        Set("gpt2-paths-logits-highest", "two highest effects on the logits", logits.OrderByDescending(e => e.Value), PublishedIoi.Negative);
        Set("gpt2-paths-queries", "four lowest effects on the name movers' queries", Sweep(subject, prompts, new(ReceiverKind.Query, PublishedIoi.NameMovers), IoiRoles.End).OrderBy(e => e.Value), PublishedIoi.SInhibition);
        var values = Sweep(subject, prompts, new(ReceiverKind.Value, PublishedIoi.SInhibition), IoiRoles.S2);
        Set("gpt2-paths-values", "four strongest effects on the S-inhibition heads' values", values.OrderByDescending(e => Math.Abs(e.Value)), PublishedIoi.Heads("0.1 3.0 5.5 6.9"));

        var keys = Sweep(subject, prompts, new(ReceiverKind.Key, PublishedIoi.SInhibition), IoiRoles.S2);
        foreach (var head in PublishedIoi.Heads("5.8 5.9")) findings.Between($"gpt2-paths-keys-{head}", "drop by the S-inhibition heads' keys, in percent", 5, -keys[head], 2, 9);
        foreach (var head in PublishedIoi.Heads("0.1 3.0"))
            findings.AtMost($"gpt2-paths-keys-sign-{head}", "effect by keys times effect by values: their signs differ", null, keys[head] * values[head], 0);
        Induction(subject, prompts);
    }

    private void Induction(IoiSubject subject, PromptBatch prompts)
    {
        var receiver = new PathReceiver(ReceiverKind.Key, PublishedIoi.Induction);
        var each = Sweep(subject, prompts, receiver, IoiRoles.AfterS1);
        Set("gpt2-paths-induction-keys", "two strongest effects on the induction heads' keys", each.OrderByDescending(e => Math.Abs(e.Value)), PublishedIoi.Previous);
        var joint = Run(subject, prompts, receiver, IoiRoles.AfterS1, [PathSender.Joint(PublishedIoi.Previous, [])]).Single().Value;
        findings.Near("gpt2-paths-2.2", "drop by the induction heads' keys, in percent", 3, -each[HeadName.Parse("2.2")], 8);
        findings.Near("gpt2-paths-4.11", "drop by the induction heads' keys, in percent", 15, -each[HeadName.Parse("4.11")], 8);
        findings.Near("gpt2-paths-2.2-4.11", "drop of both together, in percent", 31, -joint, 8);
        findings.AtLeast("gpt2-paths-super-additive", "drop of both together less the sum of each", 13, -joint + PublishedIoi.Previous.Sum(h => each[h]), 0);
    }

    private Dictionary<HeadName, double> Sweep(IoiSubject subject, PromptBatch prompts, PathReceiver receiver, string role) =>
        Run(subject, prompts, receiver, role, []).ToDictionary(c => HeadName.Parse(c.Label), c => c.Value);

    private IEnumerable<(string Label, double Value)> Run(IoiSubject subject, PromptBatch prompts, PathReceiver receiver, string role, IReadOnlyList<PathSender> senders)
    {
        using var sweep = new PathPatchingSweep(subject.Decoder, prompts, new PathPatchingOptions { Receivers = [receiver], ReceiverPositions = [role], Senders = senders });
        return [.. sweep.Run(cancellationToken: cancellationToken).Rows.SelectMany(r => r.Cells).Select(c => (c.Label, c.Value))];
    }

    private void Set(string id, string what, IEnumerable<KeyValuePair<HeadName, double>> ordered, IReadOnlyList<HeadName> published)
    {
        var found = ordered.Take(published.Count).Select(e => e.Key).ToList();
        findings.Keep(id, found.Select(h => h.ToString()));
        findings.AtLeast(id, $"{what}: those among {string.Join(", ", published)}", published.Count, found.Intersect(published).Count(), published.Count);
    }
}
