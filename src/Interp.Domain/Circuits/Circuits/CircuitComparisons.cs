using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Compares two circuits as the viewer may see them and their tests.</summary>
public sealed class CircuitComparisons(CircuitQueries circuits, CircuitTests tests)
{
    /// <summary>Null where one of them does not exist or is not shared with the viewer.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="a">Name of the one.</param>
    /// <param name="b">Name of the other.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    /// <exception cref="InvalidParametersException">They are of different models.</exception>
    public async Task<CircuitComparison?> Of(Viewer viewer, string a, string b, CancellationToken cancellationToken)
    {
        if (await circuits.Find(viewer, a, cancellationToken) is not { } one || await circuits.Find(viewer, b, cancellationToken) is not { } other) return null;
        var comparison = CircuitComparison.Of(one, other);
        var model = one.Summary.Model;
        var (scoreA, scoreB) = CircuitScore.Pair(await tests.Scores(viewer, model, one.Nodes, cancellationToken), await tests.Scores(viewer, model, other.Nodes, cancellationToken));
        return comparison with { ScoreA = scoreA, ScoreB = scoreB };
    }
}
