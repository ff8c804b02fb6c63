using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>
/// What each edge among the nodes of a circuit carries, by path patching as the IOI paper has it (Wang et al. 2022, Appendix B): the sender writes what it
/// writes on the corrupted prompt, the change reaches one input through the residual stream and MLPs, all other heads are frozen. The two plain runs are
/// shared by all edges.
/// </summary>
public sealed class CircuitEdgeSweep : IDisposable
{
    private readonly Decoder _decoder;
    private readonly CircuitEdgePlan _plan;
    private readonly BaseRuns _runs;

    /// <summary>Runs the clean and the corrupted prompts.</summary>
    /// <param name="decoder">The model; stays the caller's.</param>
    /// <param name="plan">Which edges there are, and the prompts.</param>
    /// <exception cref="ArgumentException">The logit difference is the same on both sides of every pair.</exception>
    public CircuitEdgeSweep(Decoder decoder, CircuitEdgePlan plan)
    {
        (_decoder, _plan) = (decoder, plan);
        _runs = BaseRuns.Of(decoder, plan.Prompts, MetricKind.LogitDifference, PathCache.OfAnyPatched(decoder).Keep, PathCache.OfAnyOther(decoder.Config).Keep);
    }

    /// <summary>The edges into one input.</summary>
    /// <param name="input">One of the plan's.</param>
    /// <param name="cancellationToken">Looked at between products.</param>
    /// <returns>
    /// For each node, by how much the mean logit difference falls without the edge, in logits: below 0 where the edge works against the answer, 0 where the node
    /// is alike on both sides of every pair, null where there is no edge.
    /// </returns>
    public IReadOnlyList<double?> Into(CircuitInput input, CancellationToken cancellationToken = default)
    {
        var effects = new double?[_plan.Nodes.Count];
        var senders = _plan.Nodes.Select((node, index) => (Node: node, Index: index, Place: _plan.Place(node, input))).Where(s => s.Place is not null);
        foreach (var group in senders.GroupBy(s => (At: s.Node.IsEverywhere ? s.Place! : s.Node.Role, Place: s.Place!)))
        {
            var options = new PathPatchingOptions
            {
                Senders = [.. group.Select(s => PathSender.Of(s.Node.Head))], SenderPositions = [group.Key.At],
                Receivers = [input.Receiver], ReceiverPositions = [group.Key.Place], Scale = MetricScale.Raw,
            };
            using var sweep = new PathPatchingSweep(_decoder, _plan.Prompts, options, _runs);
            var values = sweep.Run(null, allowNoChange: true, cancellationToken).Rows.SelectMany(r => r.Cells).ToDictionary(c => c.Label, c => c.Value, StringComparer.Ordinal);
            foreach (var sender in group) effects[sender.Index] = _runs.Baselines.Clean - values[sender.Node.Head.ToString()];
        }

        return effects;
    }

    public void Dispose() => _runs.Dispose();
}
