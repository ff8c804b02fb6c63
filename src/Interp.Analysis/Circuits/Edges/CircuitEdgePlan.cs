using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Which edges there are among the nodes of a circuit. Paths do not move between positions, so a query is reached from its own position; a key or a value is
/// reached where the sender writes, which must not come after the node that looks back at it; the logits are reached from END.
/// </summary>
public sealed class CircuitEdgePlan
{
    /// <param name="nodes">Heads at positions.</param>
    /// <param name="prompts">Where the positions are.</param>
    /// <exception cref="ArgumentException">A prompt has no such role.</exception>
    public CircuitEdgePlan(IReadOnlyList<HeadAt> nodes, PromptBatch prompts)
    {
        (Nodes, Prompts) = (nodes, prompts);
        Inputs = [.. nodes.SelectMany(CircuitInput.Of).Append(CircuitInput.Logits).Where(input => nodes.Any(n => Place(n, input) is not null))];
    }

    /// <summary>Senders, and the heads whose inputs receive.</summary>
    public IReadOnlyList<HeadAt> Nodes { get; }

    public PromptBatch Prompts { get; }

    /// <summary>Those that some node reaches; the logits last.</summary>
    public IReadOnlyList<CircuitInput> Inputs { get; }

    /// <summary>The role at which a node reaches an input; null where it does not, and no edge is.</summary>
    /// <param name="from">The sender.</param>
    /// <param name="to">The input.</param>
    public string? Place(HeadAt from, CircuitInput to)
    {
        if (to.Head is not { } head) return from.IsEverywhere || Meet(from.Role, TokenPair.End, (a, b) => a == b) ? TokenPair.End : null;
        if (from.Head.Layer >= head.Head.Layer) return null;
        if (to.Kind == ReceiverKind.Query)
            return from.IsEverywhere ? head.Role : head.IsEverywhere ? from.Role : Meet(from.Role, head.Role, (a, b) => a == b) ? head.Role : null;
        return from.IsEverywhere ? PositionSet.All : head.IsEverywhere || Meet(from.Role, head.Role, (a, b) => a <= b) ? from.Role : null;
    }

    // In some prompt.
    private bool Meet(string from, string to, Func<int, int, bool> meets) => Prompts.Positions(from).Zip(Prompts.Positions(to)).Any(p => meets(p.First, p.Second));
}
