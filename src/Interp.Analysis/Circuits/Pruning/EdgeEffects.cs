using Interp.Analysis.Circuits.Metrics;

namespace Interp.Analysis.Circuits.Pruning;

/// <summary>
/// What each direct edge among chosen heads, and from them to the logits, carries: by how much the metric falls when that edge alone brings the corrupted
/// twin's value. Paths through MLPs and through other heads are other edges.
/// </summary>
public static class EdgeEffects
{
    /// <param name="runs">Model, prompts and metric.</param>
    /// <param name="heads">Both ends of the edges.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Checked before each run.</param>
    /// <returns>In the order of receivers; the effect is the metric of the whole model less that without the edge, and for KL what the edge's absence adds.</returns>
    public static IReadOnlyList<PrunedEdge> Among(EdgeRuns runs, IReadOnlyCollection<HeadName> heads, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var graph = runs.Graph;
        var full = runs.Run(new EdgeMask(graph), graph.Receivers.Count - 1).Average();
        var edges = Enumerable.Range(0, graph.Receivers.Count).Where(r => graph.Receivers[r].Part == ReceiverPart.Logits || Reads(graph, graph.Receivers[r], heads))
            .SelectMany(r => Enumerable.Range(0, graph.Receivers[r].Senders).Where(s => graph.Senders[s].Head is { } head && heads.Contains(head)).Select(s => (Receiver: r, Sender: s))).ToList();
        var effects = new List<PrunedEdge>(edges.Count);
        foreach (var (receiver, sender) in edges)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var alone = new EdgeMask(graph) { [receiver, sender] = true };
            var without = runs.Run(alone, receiver).Average();
            effects.Add(new PrunedEdge(graph.Senders[sender].Name, graph.Receivers[receiver].Name, runs.Kind == MetricKind.KlDivergence ? without - full : full - without));
            progress?.Report((double)effects.Count / edges.Count);
        }

        return effects;
    }

    private static bool Reads(EdgeGraph graph, EdgeReceiver receiver, IReadOnlyCollection<HeadName> heads) =>
        graph.Outputs(receiver).Any(s => graph.Senders[s].Head is { } head && heads.Contains(head));
}
