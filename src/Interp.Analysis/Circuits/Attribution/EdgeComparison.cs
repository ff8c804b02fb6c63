using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>The strongest edges by score beside their exact effects.</summary>
/// <param name="Selection">How they were chosen.</param>
/// <param name="Edges">Strongest first.</param>
/// <param name="RankCorrelation">Spearman's ρ of scores and exact effects over these edges; not a number for fewer than two.</param>
public sealed record EdgeComparison(EdgeSelection Selection, IReadOnlyList<CheckedEdge> Edges, double RankCorrelation)
{
    /// <param name="decoder">The model that was scored.</param>
    /// <param name="prompts">The prompts that it was scored on.</param>
    /// <param name="scores">Their scores.</param>
    /// <param name="count">How many edges; each takes a run from its receiver's layer on.</param>
    /// <param name="selection">Which.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="known">Exact effects found before, by the edge's place among the strongest: they are not computed again. Null for none.</param>
    /// <param name="found">Told each exact effect with its edge's place. Prompts that do not fit into memory at once are run part by part, and effects are known with the last part.</param>
    /// <param name="cancellationToken">Checked between runs.</param>
    public static EdgeComparison Of(
        Decoder decoder, PromptBatch prompts, EdgeScores scores, int count, EdgeSelection selection, IProgress<double>? progress = null,
        IReadOnlyDictionary<int, double>? known = null, Action<int, double>? found = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var edges = scores.Top(count, selection);
        var (senders, receivers) = (scores.Graph.Senders.ToList(), scores.Graph.Receivers.ToList());
        var exact = new double[edges.Count];
        var open = Enumerable.Range(0, edges.Count).Where(i => known?.ContainsKey(i) != true).ToList();
        foreach (var (i, effect) in known ?? new Dictionary<int, double>()) exact[i] = effect;
        var parts = EdgeAttribution.Parts(decoder.Config, prompts, scores.Options.MemoryBound).ToList();
        for (var part = 0; part < parts.Count && open.Count > 0; part++)
        {
            using var runs = new EdgeRuns(decoder, parts[part], scores.Options.Metric);
            var clean = runs.Run(new EdgeMask(runs.Graph), runs.Graph.Receivers.Count - 1).Sum();
            for (var done = 0; done < open.Count; done++)
            {
                var i = open[done];
                cancellationToken.ThrowIfCancellationRequested();
                int receiver = receivers.IndexOf(edges[i].To), sender = senders.IndexOf(edges[i].From);
                exact[i] += (runs.Run(new EdgeMask(runs.Graph) { [receiver, sender] = true }, receiver).Sum() - clean) / prompts.Count;
                if (part == parts.Count - 1) found?.Invoke(i, exact[i]);
                progress?.Report((part * (double)open.Count + done + 1) / (parts.Count * open.Count));
            }
        }

        return new EdgeComparison(selection, [.. edges.Zip(exact, (edge, effect) => new CheckedEdge(edge, effect))], Abstractions.Numerics.RankCorrelation.Spearman([.. edges.Select(e => e.Score)], exact));
    }
}

/// <summary>A scored edge with what corrupting it does add to the metric.</summary>
/// <param name="Edge">With its score.</param>
/// <param name="Exact">From a run in which this edge alone carries the corrupted value.</param>
public sealed record CheckedEdge(ScoredEdge Edge, double Exact);
