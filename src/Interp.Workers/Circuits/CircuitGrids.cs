using Interp.Domain.Circuits;
using Interp.Domain.Experiments;
using Interp.Workers.Experiments;

namespace Interp.Workers.Circuits;

/// <summary>The tables of a circuit's tests.</summary>
internal sealed class CircuitGrids
{
    public const int Faithfulness = 0;
    public const int Completeness = 1;
    public const int Minimality = 2;
    private const string Unit = "mean logit difference";

    public CircuitGrids(EvaluateCircuitParameters p)
    {
        Classes = [.. p.Nodes.Select(n => n.Class).Distinct(StringComparer.Ordinal)];
        string[] sets = [.. Classes, .. Numbered("random", p.RandomSets), .. Numbered("search", p.GreedyRuns)];
        var faithful = new GridHead("faithfulness", "Does the circuit alone do what the model does?", Unit, GridScale.Diverging, "run", ["whole model", "circuit alone", "no head left"], "number", ["F"]);
        var complete = new GridHead(
            "completeness", "Do circuit and model lose alike when both lose the same heads?", Unit, GridScale.Diverging, "heads taken out", sets, "number", ["circuit without them", "model without them", "gap"]);
        var minimal = new GridHead(
            "minimality", "Does the circuit need each of its heads?", Unit, GridScale.Diverging, "head", [.. p.Nodes.Select(n => $"{n.Head} at {n.Role}")], "number", ["stand-ins gone", "and the head gone", "change"]);
        Heads = p.Minimality == CircuitMinimality.None ? [faithful, complete] : [faithful, complete, minimal];
    }

    /// <summary>In the order in which they first appear.</summary>
    public IReadOnlyList<string> Classes { get; }

    public IReadOnlyList<GridHead> Heads { get; }

    private static IEnumerable<string> Numbered(string word, int count) => Enumerable.Range(1, count).Select(i => $"{word} {i}");
}
