namespace Interp.Analysis.Circuits;

/// <summary>Attention heads at positions that are claimed to do a task.</summary>
public sealed class HeadCircuit
{
    /// <param name="heads">At least one, each node once.</param>
    /// <exception cref="ArgumentException">There is none, a node is there twice, or a head stands everywhere and at a role as well.</exception>
    public HeadCircuit(IReadOnlyList<CircuitHead> heads)
    {
        if (heads.Count == 0) throw new ArgumentException("A circuit has at least one head.", nameof(heads));
        foreach (var same in heads.GroupBy(h => h.Node.Head))
        {
            if (same.Select(h => h.Node.Role).Distinct(StringComparer.Ordinal).Count() < same.Count())
                throw new ArgumentException($"Head {same.Key} is in the circuit twice at the same role. Leave one out.", nameof(heads));
            if (same.Count() > 1 && same.Any(h => h.Node.IsEverywhere))
                throw new ArgumentException($"Head {same.Key} is in the circuit everywhere and at a role as well. Leave one out.", nameof(heads));
        }

        Heads = heads;
        Nodes = [.. heads.Select(h => h.Node)];
    }

    public IReadOnlyList<CircuitHead> Heads { get; }

    public IReadOnlyList<HeadAt> Nodes { get; }

    /// <summary>Classes in the order in which they first appear.</summary>
    public IEnumerable<string> Classes => Heads.Select(h => h.Class).Distinct(StringComparer.Ordinal);

    /// <summary>The nodes of a class.</summary>
    public IReadOnlyList<HeadAt> OfClass(string name) => [.. Heads.Where(h => string.Equals(h.Class, name, StringComparison.Ordinal)).Select(h => h.Node)];

    /// <summary>The circuit alone, without the nodes of K.</summary>
    public KnockoutSet Without(IEnumerable<HeadAt> k) => KnockoutSet.AllBut(Nodes.Except(k));
}
