using Interp.Analysis.Circuits.Pruning;
using Interp.Analysis.Prompts;
using Interp.Analysis.Transformers;

namespace Interp.Analysis.Circuits.Attribution;

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
    /// <param name="cancellationToken">Checked between runs.</param>
    public static EdgeComparison Of(
        Decoder decoder, PromptBatch prompts, EdgeScores scores, int count, EdgeSelection selection, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var edges = scores.Top(count, selection);
        var (senders, receivers) = (scores.Graph.Senders.ToList(), scores.Graph.Receivers.ToList());
        var exact = new double[edges.Count];
        var parts = EdgeAttribution.Parts(decoder.Config, prompts, scores.Options.MemoryBound).ToList();
        for (var part = 0; part < parts.Count; part++)
        {
            using var runs = new EdgeRuns(decoder, parts[part], scores.Options.Metric);
            var clean = runs.Run(new EdgeMask(runs.Graph), runs.Graph.Receivers.Count - 1).Sum();
            for (var i = 0; i < edges.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int receiver = receivers.IndexOf(edges[i].To), sender = senders.IndexOf(edges[i].From);
                exact[i] += (runs.Run(new EdgeMask(runs.Graph) { [receiver, sender] = true }, receiver).Sum() - clean) / prompts.Count;
                progress?.Report((part * (double)edges.Count + i + 1) / (parts.Count * edges.Count));
            }
        }

        return new EdgeComparison(selection, [.. edges.Zip(exact, (edge, effect) => new CheckedEdge(edge, effect))], Attribution.RankCorrelation.Spearman([.. edges.Select(e => e.Score)], exact));
    }
}
