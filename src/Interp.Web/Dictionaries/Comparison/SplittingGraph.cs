using Interp.Domain.Dictionaries;

namespace Interp.Web.Dictionaries;

/// <summary>A part of the splitting graph: one feature, its partners, and their other partners.</summary>
/// <param name="Features">Of the dictionary looked from, the one in the middle first.</param>
/// <param name="Others">Of the other.</param>
/// <param name="Edges">Places in the two lists, and the strength.</param>
public sealed record SplittingGraph(IReadOnlyList<int> Features, IReadOnlyList<int> Others, IReadOnlyList<(int Feature, int Other, float Strength)> Edges)
{
    private const int MostFeatures = 14;
    private const int MostOthers = 14;
    private const int FamiliesShown = 100;
    private const int PartsShown = 8;

    /// <summary>Around a feature; empty when none is given or it is joined to nothing.</summary>
    public static SplittingGraph Around(ComparisonSheet sheet, int? feature)
    {
        if (feature is not { } middle) return new([], [], []);
        // Edges come strongest first, and so do the lists made from them.
        var all = Enumerable.Range(0, sheet.Edges.Length).ToArray();
        int[] others = [.. all.Where(e => sheet.Edges[e] == middle).Select(e => sheet.OtherEdges[e]).Take(MostOthers)];
        if (others.Length == 0) return new([], [], []);
        int[] features = [middle, .. all.Where(e => sheet.Edges[e] != middle && Array.IndexOf(others, sheet.OtherEdges[e]) >= 0).Select(e => sheet.Edges[e]).Distinct().Take(MostFeatures - 1)];
        return new(features, others,
        [
            .. all.Select(e => (Feature: Array.IndexOf(features, sheet.Edges[e]), Other: Array.IndexOf(others, sheet.OtherEdges[e]), sheet.Strengths[e])).Where(e => e is { Feature: >= 0, Other: >= 0 }),
        ]);
    }

    /// <summary>The features that are joined to most, first.</summary>
    public static IReadOnlyList<SplittingFamily> Families(ComparisonSheet sheet) =>
    [
        .. Enumerable.Range(0, sheet.Edges.Length).GroupBy(e => sheet.Edges[e], e => sheet.OtherEdges[e])
            .Where(g => g.Skip(1).Any()).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Take(FamiliesShown)
            .Select(g => new SplittingFamily(g.Key, [.. g.Take(PartsShown)], g.Count())),
    ];
}

/// <summary>A feature and the features of the other dictionary that it is joined to.</summary>
/// <param name="Feature">Its number.</param>
/// <param name="Parts">Strongest first.</param>
/// <param name="Joined">How many there are in all.</param>
public sealed record SplittingFamily(int Feature, IReadOnlyList<int> Parts, int Joined);
