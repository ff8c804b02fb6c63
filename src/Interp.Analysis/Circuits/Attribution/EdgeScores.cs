using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>A score for every edge of a model.</summary>
/// <param name="Graph">Its edges.</param>
/// <param name="Options">How they were scored.</param>
/// <param name="Baselines">The metric on both sides of the prompts.</param>
/// <param name="Values">[sender][receiver], in the metric's unit, mean over prompts; not a number where there is no edge.</param>
/// <param name="Saturated">Query heads whose attention is saturated on the clean prompts.</param>
public sealed record EdgeScores(EdgeGraph Graph, EdgeOptions Options, MetricBaselines Baselines, IReadOnlyList<double[]> Values, IReadOnlySet<HeadName> Saturated)
{
    /// <summary>The strongest edges; equal ones in the order of the model.</summary>
    public IReadOnlyList<ScoredEdge> Top(int count, EdgeSelection selection)
    {
        var towards = Math.Sign(Baselines.Corrupted - Baselines.Clean);
        return [.. Graph.Receivers
            .SelectMany((receiver, column) => Enumerable.Range(0, receiver.Senders).Select(row => (Sender: Graph.Senders[row], Receiver: receiver, Score: Values[row][column])))
            .OrderByDescending(e => selection == EdgeSelection.Absolute ? Math.Abs(e.Score) : towards * e.Score)
            .Take(count)
            .Select(e => new ScoredEdge(e.Sender, e.Receiver, e.Score, Flags(e.Sender, e.Receiver)))];
    }

    private AttributionFlags Flags(EdgeSender sender, EdgeReceiver receiver)
    {
        var early = sender.Head is null && sender.Layer <= 0;
        var saturated = receiver.Part is ReceiverPart.Query or ReceiverPart.Key && Graph.Outputs(receiver).Any(s => Saturated.Contains(Graph.Senders[s].Head!.Value));
        return (early ? AttributionFlags.EarlyResidual : AttributionFlags.None) | (saturated ? AttributionFlags.SaturatedAttention : AttributionFlags.None);
    }
}
