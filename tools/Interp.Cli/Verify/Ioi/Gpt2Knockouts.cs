using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary>Mean ablation by template position: the circuit alone, classes knocked out, completeness, minimality.</summary>
internal sealed class Gpt2Knockouts(IoiPlan plan, IoiFindings findings, CancellationToken cancellationToken)
{
    public void Run(IoiSubject subject, PromptBatch prompts)
    {
        findings.Say("gpt2: knock-outs");
        var circuit = PublishedIoi.Circuit;
        using var bench = new KnockoutBench(subject, prompts, subject.Means(plan.MeansPerTemplate), cancellationToken);
        var evaluation = new CircuitEvaluation(bench.Runs, circuit, IoiPlan.Seed);
        var faithful = evaluation.Faithfulness(cancellationToken);
        findings.Near("gpt2-faithfulness", "F(C) / F(M) of the 26 heads", 0.87, faithful.Ratio, 0.07);
        var cells = prompts.Pairs.Average(p => (double)p.Clean.Length) * subject.Decoder.Config.n_layers * subject.Decoder.Config.n_heads;
        findings.Near("gpt2-share", "percent of heads at positions that are in the circuit", 1.1, 100 * circuit.Nodes.Count / cells, 0.2);
        var without = bench.Without(PublishedIoi.NameMovers, cancellationToken);
        findings.Between("gpt2-without-name-movers", "change of LD without the three name movers, in percent", -5, 100 * (without - faithful.Model) / faithful.Model, -15, 5);
        Mlps(subject, prompts);

        Classes(bench.Runs, circuit);
        var random = evaluation.CompletenessAtRandom(plan.RandomSets, cancellationToken);
        findings.AtMost("gpt2-completeness-random", $"mean gap of {plan.RandomSets} random K", 0.45, random.Average(p => p.Gap), 0.45 + 0.5);
        var greedy = evaluation.CompletenessGreedy(new GreedySearch(plan.Searches), null, cancellationToken);
        findings.Near("gpt2-completeness-greedy", $"largest gap of {plan.Searches} greedy searches", 3.09, greedy.Max(p => p.Gap), 0.6);
        Minimality(bench.Runs, circuit, faithful.Model);
    }

    private void Classes(KnockoutRuns runs, HeadCircuit circuit)
    {
        var nodes = circuit.Nodes.ToLookup(n => n.Head);
        var rows = PublishedIoi.Knockouts.Select(k => (k.Name, k.Circuit, k.Model, K: k.K.SelectMany(h => nodes[h]).ToList())).ToList();
        var measured = runs.Run([.. rows.SelectMany(r => new[] { circuit.Without(r.K), KnockoutSet.Of(r.K) })], null, cancellationToken);
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            findings.Near($"gpt2-circuit-without-{row.Name}", "F(C \\ K)", row.Circuit, measured[2 * i].Mean, 0.5);
            findings.Near($"gpt2-model-without-{row.Name}", "F(M \\ K)", row.Model, measured[2 * i + 1].Mean, 0.5);
        }

        var published = rows.OrderBy(r => r.Model).Select(r => r.Name);
        var ours = rows.Select((r, i) => (r.Name, F: measured[2 * i + 1].Mean)).OrderBy(r => r.F).Select(r => r.Name);
        findings.AtMost("gpt2-knockout-order", "classes out of the published order of F(M \\ K)", 0, published.Zip(ours).Count(p => p.First != p.Second), 0);
    }

    private void Minimality(KnockoutRuns runs, HeadCircuit circuit, double model)
    {
        var nodes = circuit.Nodes.ToLookup(n => n.Head);
        var sets = PublishedIoi.Minimality.SelectMany(m =>
        {
            var k = m.K.SelectMany(h => nodes[h]).ToList();
            return new[] { circuit.Without([.. k, .. nodes[m.Node]]), circuit.Without(k) };
        });
        var measured = runs.Run([.. sets], null, cancellationToken);
        foreach (var (row, i) in PublishedIoi.Minimality.Select((m, i) => (m, i)))
        {
            findings.Near($"gpt2-minimality-{row.Node}-without", "F(C \\ (K and v))", row.Without, measured[2 * i].Mean, 0.3);
            findings.Near($"gpt2-minimality-{row.Node}-with", "F(C \\ K)", row.With, measured[2 * i + 1].Mean, 0.3);
        }

        var least = PublishedIoi.Minimality.Select((_, i) => Math.Abs(measured[2 * i].Mean - measured[2 * i + 1].Mean)).Min();
        findings.AtLeast("gpt2-minimality-least", "least minimality score, over F(M)", 0.01, least / model, 0.01);
    }

    // Signs only: the mean stands in for an MLP's output, position by position within each template.
    private void Mlps(IoiSubject subject, PromptBatch prompts)
    {
        findings.AtMost("gpt2-without-mlp-0", "LD without the first MLP", null, WithoutMlps(subject, prompts, [0]), 0);
        findings.AtMost("gpt2-without-later-mlps", "LD without all MLPs but the first", -1.1, WithoutMlps(subject, prompts, [.. Enumerable.Range(1, subject.Decoder.Config.n_layers - 1)]), 0);
    }

    private double WithoutMlps(IoiSubject subject, PromptBatch prompts, int[] layers)
    {
        var sum = 0.0;
        foreach (var group in prompts.Pairs.GroupBy(p => p.Template))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var noGrad = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var part = new PromptBatch([.. group]);
            string[] names = [.. layers.Select(l => $"blocks.{l}.hook_mlp_out")];
            using var twins = subject.Decoder.RunWithCache(part.Corrupted(), names);
            var edits = names.Select(n => new Intervention(n, x => twins[n].mean([0], true).expand_as(x))).ToList();
            var logits = subject.Decoder.RunWithInterventions(part.Clean(), edits);
            for (var i = 0; i < part.Count; i++)
                sum += (logits[i, part.Pairs[i].Clean.Length - 1, part.Pairs[i].Answer] - logits[i, part.Pairs[i].Clean.Length - 1, part.Pairs[i].Wrong]).ToDouble();
        }

        return sum / prompts.Count;
    }
}
