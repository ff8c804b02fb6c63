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

/// <summary>A head that a search put into a class.</summary>
/// <param name="Node">Head and the role at which it works.</param>
/// <param name="Class">One of <see cref="IoiClasses"/>.</param>
/// <param name="Stage">The sweep that showed it.</param>
/// <param name="Effect">Change of what that sweep measures, in percent, when its path is patched; below 0 where the model needs it.</param>
public sealed record FoundHead(HeadAt Node, string Class, string Stage, double Effect);

/// <summary>One path patching sweep of a search.</summary>
/// <param name="Name">E.g. "name movers' queries".</param>
/// <param name="Receivers">The heads whose input was patched; empty for the logits.</param>
/// <param name="Effects">[layer][head], change in percent of the mean logit difference, or of what the name says; 0 for heads that cannot reach the receivers.</param>
public sealed record SearchStage(string Name, IReadOnlyList<string> Receivers, IReadOnlyList<double[]> Effects);
