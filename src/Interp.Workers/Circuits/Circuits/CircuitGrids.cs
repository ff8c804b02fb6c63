using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Workers.Circuits;

/// <summary>The tables of a circuit's tests.</summary>
internal sealed class CircuitGrids
{
    public const int Faithfulness = 0;
    public const int Completeness = 1;
    public const int Minimality = 2;
    private const string Unit = "mean logit difference";

    /// <param name="p">What is tested.</param>
    /// <param name="plan">The edges to measure; null for none.</param>
    public CircuitGrids(EvaluateCircuitParameters p, CircuitEdgePlan? plan)
    {
        Classes = [.. p.Nodes.Select(n => n.Class).Distinct(StringComparer.Ordinal)];
        string[] sets = [.. Classes, .. Numbered("random", p.RandomSets), .. Numbered("search", p.GreedyRuns)];
        var faithful = new GridHeader("faithfulness", "Does the circuit alone do what the model does?", Unit, GridScale.Diverging, "run", ["whole model", "circuit alone", "no head left"], "number", ["F"]);
        var complete = new GridHeader(
            "completeness", "Do circuit and model lose alike when both lose the same heads?", Unit, GridScale.Diverging, "heads taken out", sets, "number", ["circuit without them", "model without them", "gap"]);
        var minimal = new GridHeader(
            "minimality", "Does the circuit need each of its heads?", Unit, GridScale.Diverging, "head", [.. p.Nodes.Select(n => EdgeLabels.From(n.Head, n.Role))], "number", ["stand-ins gone", "and the head gone", "change"]);
        Heads = p.Minimality == CircuitMinimality.None ? [faithful, complete] : [faithful, complete, minimal];
        Edges = Heads.Count;
        if (plan is { Inputs.Count: > 0 }) Heads = [.. Heads, OfEdges(plan)];
    }

    /// <summary>Number of the table of edges, where there is one.</summary>
    public int Edges { get; }

    /// <summary>In the order in which they first appear.</summary>
    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<GridHeader> Heads { get; }

    private static GridHeader OfEdges(CircuitEdgePlan plan) => new(
        EdgeLabels.Grid, "What do the heads pass on to one another?", "fall of the logit difference when only this path (through MLPs, norms recomputed) carries the corrupted prompt’s value", GridScale.Diverging,
        "into", [.. plan.Inputs.Select(Label)], "from", [.. plan.Nodes.Select(n => EdgeLabels.From(n.Head.ToString(), n.Role))]);

    private static string Label(CircuitInput input) => input.Head is { } head
        ? EdgeLabels.Into(head.Head.ToString(), input.Kind switch { ReceiverKind.Query => "q", ReceiverKind.Key => "k", _ => "v" }, head.Role)
        : EdgeLabels.Into(EdgeLabels.Logits, null, TokenPair.End);

    private static IEnumerable<string> Numbered(string word, int count) => Enumerable.Range(1, count).Select(i => $"{word} {i}");
}
