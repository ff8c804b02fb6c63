using System.Runtime.InteropServices;
using Interp.Analysis.Language;

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

/// <summary>What a comparison reads and keeps.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Tokens that both dictionaries encode; the whole split where it holds fewer.</summary>
    public long Tokens { get; init; } = 1_000_000;

    /// <summary>Which documents are read.</summary>
    public CorpusSplit Split { get; init; } = CorpusSplit.Train;

    /// <summary>Seed of the choice of text.</summary>
    public int Seed { get; init; }

    /// <summary>Threads of the encoders' selection; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Best matches kept for each feature, both ways.</summary>
    public int Matches { get; init; } = 3;

    /// <summary>Masked cosine above which two features are joined by an edge (the paper's line).</summary>
    public double LeastStrength { get; init; } = 0.4;

    /// <summary>A feature active on fewer rows than this gets no edges: on a handful of rows, anything that fires with it is alike.</summary>
    public long LeastHits { get; init; } = 10;

    /// <summary>Edges kept, the strongest.</summary>
    public int MostEdges { get; init; } = 200_000;
}

/// <summary>Two features of which one is, on its own tokens, much like the other.</summary>
/// <param name="A">Feature of the first dictionary.</param>
/// <param name="B">Feature of the second.</param>
/// <param name="Strength">The larger of the two masked cosines.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SplittingEdge(int A, int B, float Strength);
