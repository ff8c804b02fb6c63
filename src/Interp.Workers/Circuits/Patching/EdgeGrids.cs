using System.Globalization;
using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Workers.Circuits;

/// <summary>The tables of an edge attribution: the strongest edges beside their exact effects, and all edges, or their sums by layer where they are too many for a picture.</summary>
internal static class EdgeGrids
{
    private const string Doubt = " ?";

    /// <summary>Number of the table of the strongest edges; the other is all of them.</summary>
    public const int Strongest = 0;

    public static IReadOnlyList<GridHeader> Heads(AttributeParameters p, EdgeScores scores, IReadOnlyList<ScoredEdge> top, int layers)
    {
        var (graph, metric) = (scores.Graph, MetricWords.Change(p.Metric, MetricScale.Raw));
        GridHeader strongest = new("top", "Are the strongest edges as strong as they look?", metric, GridScale.Diverging, "edge", [.. top.Select(Name)], "value", ["score", "exact"]);
        return [strongest, IsWhole(graph)
            ? new("edges", "Which edges carry the answer?", $"estimated {metric}", GridScale.Diverging, "from", [.. graph.Senders.Select(s => s.Name)], "to", [.. graph.Receivers.Select(r => r.Name)])
            : new("layers", "Between which layers do the edges run?", $"sum of |estimated {metric}|", GridScale.Sequential, "from layer", [.. Enumerable.Range(-1, layers + 1).Select(Layer)], "to layer", [.. Enumerable.Range(0, layers + 1).Select(l => l == layers ? "logits" : Text(l))])];
    }

    /// <summary>Writes the scores of all edges.</summary>
    public static void Write(ExperimentWriter writer, EdgeScores scores, int layers)
    {
        var graph = scores.Graph;
        if (IsWhole(graph))
        {
            for (var from = 0; from < graph.Senders.Count; from++) writer.Row(1, from, [.. scores.Values[from].Select(v => (float)v)]);
            return;
        }

        for (var layer = -1; layer < layers; layer++) writer.Row(1, layer + 1, [.. Enumerable.Range(0, layers + 1).Select(to => Sum(scores, layer, to))]);
    }

    /// <summary>An edge in words; those that the gradient is known to mislead about have a question mark.</summary>
    public static string Name(ScoredEdge edge) => $"{edge.From.Name} → {edge.To.Name}{(edge.Flags == AttributionFlags.None ? string.Empty : Doubt)}";

    private static bool IsWhole(EdgeGraph graph) => (long)graph.Senders.Count * graph.Receivers.Count <= GridHeader.MostCells;

    private static float Sum(EdgeScores scores, int from, int to)
    {
        var total = 0.0;
        var any = false;
        for (var i = 0; i < scores.Graph.Senders.Count; i++)
        {
            if (scores.Graph.Senders[i].Layer != from) continue;
            for (var j = 0; j < scores.Graph.Receivers.Count; j++)
            {
                if (scores.Graph.Receivers[j].Layer != to || !double.IsFinite(scores.Values[i][j])) continue;
                (total, any) = (total + Math.Abs(scores.Values[i][j]), true);
            }
        }

        return any ? (float)total : float.NaN;
    }

    private static string Layer(int layer) => layer < 0 ? "embed" : Text(layer);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
