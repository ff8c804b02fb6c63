namespace Interp.Analysis.Dictionaries;

/// <summary>What two dictionaries have in common.</summary>
/// <param name="Tokens">Tokens that it rests on.</param>
/// <param name="OfA">Best matches of each feature of the first dictionary, best first; none for one that was never active.</param>
/// <param name="OfB">The same for the second.</param>
/// <param name="Edges">Splitting edges, strongest first.</param>
/// <param name="EdgesFound">How many there were before the list was cut.</param>
public sealed record DictionaryComparison(long Tokens, FeatureMatch[][] OfA, FeatureMatch[][] OfB, SplittingEdge[] Edges, int EdgesFound)
{
    /// <summary>Reads the findings from the sums of a pass.</summary>
    public static DictionaryComparison Of(DictionaryMatch match, long tokens, ComparisonOptions options, CancellationToken cancellationToken)
    {
        var edges = Join(match, options, cancellationToken);
        return new DictionaryComparison(
            tokens,
            [.. Enumerable.Range(0, match.FeaturesA).Select(a => match.Top(a, options.Matches))],
            [.. Enumerable.Range(0, match.FeaturesB).Select(b => match.TopOfSecond(b, options.Matches))],
            [.. edges.OrderByDescending(e => e.Strength).Take(options.MostEdges)],
            edges.Count);
    }

    private static List<SplittingEdge> Join(DictionaryMatch match, ComparisonOptions options, CancellationToken cancellationToken)
    {
        var edges = new List<SplittingEdge>();
        var seconds = Enumerable.Range(0, match.FeaturesB).Where(b => match.HitsOfB(b) >= options.LeastHits).ToArray();
        for (var a = 0; a < match.FeaturesA; a++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (match.HitsOfA(a) < options.LeastHits)
                continue;
            foreach (var b in seconds)
            {
                var strength = match.MaskedCosine(a, b);
                if (strength > options.LeastStrength)
                    edges.Add(new SplittingEdge(a, b, (float)strength));
            }
        }

        return edges;
    }
}
