using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Two circuits of the same model side by side.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
/// <param name="Shared">Heads at positions that both have, as the one calls them.</param>
/// <param name="OnlyA">Those that only the one has.</param>
/// <param name="OnlyB">Those that only the other has.</param>
/// <param name="NodeOverlap">Jaccard index of heads at positions: shared over all.</param>
/// <param name="HeadOverlap">Jaccard index of heads, wherever they stand.</param>
public sealed record CircuitComparison(
    CircuitDetail A, CircuitDetail B, IReadOnlyList<CircuitNode> Shared, IReadOnlyList<CircuitNode> OnlyA, IReadOnlyList<CircuitNode> OnlyB, double NodeOverlap, double HeadOverlap)
{
    /// <summary>What a test says of the one; null where it has not been tested, or not for the viewer.</summary>
    public CircuitScore? ScoreA { get; init; }

    /// <summary>What a test says of the other.</summary>
    public CircuitScore? ScoreB { get; init; }

    /// <summary>Compares by head and role; what a class is called does not count.</summary>
    /// <exception cref="InvalidParametersException">They are of different models.</exception>
    public static CircuitComparison Of(CircuitDetail a, CircuitDetail b)
    {
        if (!string.Equals(a.Summary.Model, b.Summary.Model, StringComparison.Ordinal))
            throw new InvalidParametersException([new("other", $"These are circuits of {a.Summary.Model} and of {b.Summary.Model}: head 0.1 of one has nothing to do with that of the other. Choose two of one model.")]);
        var (ofA, ofB) = (a.Nodes.Select(Place).ToHashSet(), b.Nodes.Select(Place).ToHashSet());
        var (headsA, headsB) = (ofA.Select(p => p.Head).ToHashSet(StringComparer.Ordinal), ofB.Select(p => p.Head).ToHashSet(StringComparer.Ordinal));
        return new(
            a, b,
            [.. a.Nodes.Where(n => ofB.Contains(Place(n)))], [.. a.Nodes.Where(n => !ofB.Contains(Place(n)))], [.. b.Nodes.Where(n => !ofA.Contains(Place(n)))],
            (double)ofA.Intersect(ofB).Count() / ofA.Union(ofB).Count(),
            (double)headsA.Intersect(headsB, StringComparer.Ordinal).Count() / headsA.Union(headsB, StringComparer.Ordinal).Count());
    }

    private static (string Head, string Role) Place(CircuitNode node) => (node.Head, node.Role);
}
