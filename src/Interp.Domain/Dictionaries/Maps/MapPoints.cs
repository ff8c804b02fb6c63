using Interp.Abstractions.Dictionaries;

namespace Interp.Domain.Dictionaries;

/// <summary>A map as pages and scripts read it; parallel arrays, one entry a point, the features of the first dictionary first.</summary>
/// <param name="Dictionary">Name of the first dictionary.</param>
/// <param name="Other">Name of the second; null for a map of one.</param>
/// <param name="FirstCount">Points of the first dictionary.</param>
/// <param name="Omitted">Dead features, which have no place on the map.</param>
/// <param name="Features">Index of each feature in its dictionary.</param>
/// <param name="X">Place, left to right.</param>
/// <param name="Y">Place, bottom to top.</param>
/// <param name="Clusters">Cluster; −1 for none.</param>
/// <param name="ClusterCount">Clusters in all.</param>
/// <param name="Densities">Share of tokens on which each fires.</param>
/// <param name="States">0 live, 1 ultra-low, as <see cref="FeatureState"/> counts.</param>
/// <param name="TopTokens">Place in <paramref name="TokenTexts"/> of the token each fires on most strongly; −1 for none.</param>
/// <param name="TokenTexts">Display texts.</param>
/// <param name="Recipe">How it was made.</param>
public sealed record MapPoints(
    string Dictionary,
    string? Other,
    int FirstCount,
    int Omitted,
    int[] Features,
    float[] X,
    float[] Y,
    int[] Clusters,
    int ClusterCount,
    float[] Densities,
    int[] States,
    int[] TopTokens,
    string[] TokenTexts,
    MapRecipe Recipe)
{
    /// <summary>Points in all.</summary>
    public int Count => Features.Length;

    /// <summary>Name of the dictionary that a point belongs to.</summary>
    public string DictionaryOf(int point) => point < FirstCount ? Dictionary : Other!;

    /// <summary>Display text of a point's top token; empty for none.</summary>
    public string TokenOf(int point) => TopTokens[point] < 0 ? string.Empty : TokenTexts[TopTokens[point]];
}

/// <summary>How a map was made.</summary>
/// <param name="Neighbours">Size of a neighbourhood.</param>
/// <param name="MinDist">Least distance in the picture.</param>
/// <param name="MinClusterSize">Least features of a cluster.</param>
/// <param name="Seed">Of every random choice.</param>
/// <param name="Trustworthiness">How far neighbours in the picture are neighbours in truth, 0 to 1.</param>
/// <param name="CodeVersion">Commit of the worker that made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="JobId">The job that made it.</param>
public sealed record MapRecipe(
    int Neighbours, double MinDist, int MinClusterSize, long Seed, double? Trustworthiness, string CodeVersion, DateTimeOffset CreatedAt, double Seconds, Guid JobId);
