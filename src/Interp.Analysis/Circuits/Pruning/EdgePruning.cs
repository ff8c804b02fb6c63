using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Greedy pruning of edges from the logits down (ACDC, Conmy et al. 2023): an edge is removed, and stays removed when the metric gets worse by less than a
/// threshold. Each run starts at the layer of the edge's receiver, since nothing below it was touched yet.
/// </summary>
public static class EdgePruning
{
    /// <param name="runs">Model, prompts and metric.</param>
    /// <param name="threshold">τ, in the metric's unit: KL divergence gained, or logit difference or probability lost.</param>
    /// <param name="progress">Told the share of edges decided, 0 to 1.</param>
    /// <param name="cancellationToken">Checked before each run.</param>
    /// <param name="decided">Told each receiver once all its edges are decided, with the effect of each sender's edge; NaN where no run was needed.</param>
    public static PruningResult Prune(EdgeRuns runs, double threshold, IProgress<double>? progress = null, Action<EdgeReceiver, double[]>? decided = null, CancellationToken cancellationToken = default)
    {
        var graph = runs.Graph;
        var removed = new EdgeMask(graph);
        var kept = new List<PrunedEdge>();
        double full = runs.Run(removed, graph.Receivers.Count - 1).Average(), current = full;
        var (made, done, edges) = (1, 0, graph.Edges);
        for (var receiver = graph.Receivers.Count - 1; receiver >= 0; receiver--)
        {
            var effects = new double[graph.Receivers[receiver].Senders];
            var unread = graph.Receivers[receiver].Part != ReceiverPart.Logits && graph.Outputs(graph.Receivers[receiver]).All(removed.IsSilent);
            for (var sender = effects.Length - 1; sender >= 0; sender--)
            {
                cancellationToken.ThrowIfCancellationRequested();
                removed[receiver, sender] = true;
                effects[sender] = double.NaN;
                done++;
                if (unread) continue;
                var without = runs.Run(removed, receiver).Average();
                made++;
                effects[sender] = runs.Kind == MetricKind.KlDivergence ? without - current : current - without;
                progress?.Report((double)done / edges);
                if (effects[sender] < threshold)
                {
                    current = without;
                    continue;
                }

                removed[receiver, sender] = false;
                kept.Add(new PrunedEdge(graph.Senders[sender].Name, graph.Receivers[receiver].Name, effects[sender]));
            }

            decided?.Invoke(graph.Receivers[receiver], effects);
        }

        progress?.Report(1);
        return new PruningResult(kept, edges, made, full, current);
    }
}
