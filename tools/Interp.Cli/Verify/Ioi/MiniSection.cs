using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>The project's own small model: whether it names the indirect object, and which heads do it. No number of GPT-2's decides anything here.</summary>
internal sealed class MiniSection(IoiPlan plan, IoiFindings findings, CancellationToken cancellationToken)
{
    private const double LeastAccuracy = 0.98;

    /// <summary>What knocking out a class that matters leaves at most.</summary>
    private const double LeastLoss = 0.9;

    /// <summary>Share of random circuits that may be as faithful: with 16 heads many of them hold the heads that matter.</summary>
    private const double MostRandom = 0.1;

    public void Run(IoiSubject subject)
    {
        findings.Say("ioi-mini: accuracy");
        Behaviour(subject, "held-out", IoiNames.HeldOut, "held-out names in held-out templates");
        Behaviour(subject, "all", IoiNames.All, "all names in held-out templates");
        var prompts = subject.Batch(subject.Make(plan.Circuit, IoiPlan.Seed + 1));
        Roles(prompts);

        findings.Say("ioi-mini: search for the circuit by path patching");
        var found = IoiCircuitSearch.Find(subject.Decoder, prompts, cancellationToken: cancellationToken);
        foreach (var head in found.Heads) findings.Say(FormattableString.Invariant($"  {head.Node} {head.Class}: {head.Effect:F1} % ({head.Stage})"));
        findings.Keep("mini-search", found.Stages);
        findings.Keep("mini-heads", found.Heads.Select(h => new { node = h.Node.ToString(), h.Class, h.Stage, effect = h.Effect }));
        findings.AtLeast("mini-name-movers", "heads found that move names to END", null, found.Of(IoiClasses.NameMover).Count, 1);
        findings.AtLeast("mini-s-inhibition", "heads found that inhibit the subject", null, found.Of(IoiClasses.SInhibition).Count, 1);
        findings.AtLeast("mini-duplicates", "heads found that detect the repetition: duplicate-token and induction heads", null, found.Of(IoiClasses.DuplicateToken).Count + found.Of(IoiClasses.Induction).Count, 1);
        if (found.Heads.Count > 0) Circuit(subject, prompts, found);
        Attention(subject, prompts, found);
    }

    private void Behaviour(IoiSubject subject, string id, IReadOnlyList<string> names, string what)
    {
        var behaviour = IoiBehaviour.Of(subject.Decoder, subject.Batch(subject.Make(plan.Behaviour, IoiPlan.Seed, names)), cancellationToken);
        findings.Say(FormattableString.Invariant($"  {what}: IO beats S in {behaviour.Accuracy:P1}, is the answer in {behaviour.TopShare:P1}; mean logit difference {behaviour.MeanLogitDifference:F3}, P(IO) {behaviour.MeanProbability:F3}"));
        findings.AtLeast($"mini-accuracy-{id}", $"share of {plan.Behaviour} prompts where IO beats S: {what}", null, behaviour.Accuracy, LeastAccuracy);
        findings.Keep($"mini-behaviour-{id}", new { prompts = plan.Behaviour, behaviour.MeanLogitDifference, behaviour.Deviation, behaviour.MeanProbability, behaviour.Accuracy, behaviour.TopShare });
    }

    private void Roles(PromptBatch prompts)
    {
        var wrong = prompts.Pairs.Count(p => p.Clean[p.Position(IoiRoles.Io)] != p.Answer || p.Clean[p.Position(IoiRoles.S1)] != p.Wrong
            || p.Clean[p.Position(IoiRoles.S2)] != p.Wrong || p.Position(IoiRoles.AfterS1) != p.Position(IoiRoles.S1) + 1 || p.Position(IoiRoles.End) != p.Clean.Length - 1);
        findings.AtMost("mini-roles", "prompts whose roles do not stand on the names' tokens", null, wrong, 0);
    }

    private void Circuit(IoiSubject subject, PromptBatch prompts, FoundCircuit found)
    {
        findings.Say("ioi-mini: the circuit alone, and what knocking out each class does");
        using var bench = new KnockoutBench(subject, prompts, subject.Means(plan.MeansPerTemplate), cancellationToken);
        var circuit = found.Circuit();
        var evaluation = new CircuitEvaluation(bench.Runs, circuit, IoiPlan.Seed);
        var faithful = evaluation.Faithfulness(cancellationToken);
        findings.Say(FormattableString.Invariant($"  F(M) {faithful.Model:F3}, F(C) {faithful.Circuit:F3}"));
        findings.Between("mini-faithfulness", "F(C) / F(M): the circuit alone under mean ablation", null, faithful.Ratio, 0.8, 1.2);
        var random = RandomCircuits.F(bench.Runs, subject.Decoder.Config, circuit, plan.RandomSets, IoiPlan.Seed, cancellationToken);
        var asNear = random.Count(f => Math.Abs(f - faithful.Model) <= Math.Abs(faithful.Circuit - faithful.Model)) / (double)random.Count;
        findings.AtMost("mini-random-circuits", $"share of {plan.RandomSets} circuits of as many random heads at the same roles whose F is as near to F(M)", null, asNear, MostRandom);

        var classes = found.Heads.Select(h => h.Class).Distinct(StringComparer.Ordinal).ToList();
        var without = classes.ToDictionary(c => c, c => bench.Without(found.Of(c).Distinct(), cancellationToken), StringComparer.Ordinal);
        var probability = bench.Probability([], cancellationToken);
        var probabilities = classes.ToDictionary(c => c, c => bench.Probability(found.Of(c).Distinct(), cancellationToken), StringComparer.Ordinal);
        foreach (var kind in classes) findings.Say(FormattableString.Invariant($"  without {kind}: F {without[kind]:F3}, P(IO) {probabilities[kind]:F3}"));
        if (probabilities.TryGetValue(IoiClasses.NameMover, out var unnamed))
            findings.AtMost("mini-without-name-movers", "P(IO) of M \\ K over that of M, without all name movers", null, unnamed / probability, LeastLoss);
        foreach (var kind in new[] { IoiClasses.SInhibition, IoiClasses.DuplicateToken, IoiClasses.Induction }.Where(without.ContainsKey))
            findings.AtMost($"mini-without-{kind}", $"F(M \\ K) / F(M) without all heads of the class {kind}", null, without[kind] / faithful.Model, LeastLoss);
        findings.Keep("mini-circuit", new
        {
            model = faithful.Model,
            circuit = faithful.Circuit,
            without,
            probability,
            probabilities,
            randomCircuits = random,
            completeness = evaluation.CompletenessByClass(cancellationToken).Select(Row).Concat(evaluation.CompletenessAtRandom(plan.RandomSets, cancellationToken).Select(Row)),
            minimality = evaluation.Minimality(cancellationToken: cancellationToken).Select(m => new { node = m.Node.ToString(), m.Without, m.With, m.Change }),
        });

        static object Row(CompletenessPoint p) => new { p.How, k = string.Join(' ', p.K), p.Circuit, p.Model, p.Gap };
    }

    private void Attention(IoiSubject subject, PromptBatch prompts, FoundCircuit found)
    {
        (string From, string To)[] cells =
        [
            (IoiRoles.End, IoiRoles.Io), (IoiRoles.End, IoiRoles.S1), (IoiRoles.End, IoiRoles.S2), (IoiRoles.S2, IoiRoles.S1), (IoiRoles.S2, IoiRoles.AfterS1), (IoiRoles.S2, IoiRoles.Io), (IoiRoles.AfterS1, IoiRoles.S1),
        ];
        var tables = cells.Select(c => (Name: $"{c.From} to {c.To}", Table: RoleAttention.Of(subject.Decoder, prompts, c.From, c.To, cancellationToken))).ToList();
        findings.Keep("mini-attention", found.Heads.Select(h => h.Node.Head).Distinct().ToDictionary(
            h => h.ToString(), h => tables.ToDictionary(t => t.Name, t => Math.Round(t.Table[h], 4), StringComparer.Ordinal), StringComparer.Ordinal));
        findings.Keep("mini-attention-strongest", tables.ToDictionary(
            t => t.Name, t => t.Table.Ranked().Take(4).Select(r => FormattableString.Invariant($"{r.Head} {r.Attention:F3}")), StringComparer.Ordinal));
    }
}
