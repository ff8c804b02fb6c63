using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>What a search found: the sweeps in their order and the heads they showed.</summary>
public sealed record FoundCircuit(IReadOnlyList<SearchStage> Stages, IReadOnlyList<FoundHead> Heads)
{
    /// <summary>The heads of a class, strongest first.</summary>
    public IReadOnlyList<HeadName> Of(string name) =>
        [.. Heads.Where(h => string.Equals(h.Class, name, StringComparison.Ordinal)).OrderByDescending(h => Math.Abs(h.Effect)).Select(h => h.Node.Head)];

    /// <summary>As a circuit that can be run alone.</summary>
    /// <exception cref="ArgumentException">No head was found.</exception>
    public HeadCircuit Circuit() => new([.. Heads.Select(h => new CircuitHead(h.Node, h.Class))]);
}
