namespace Interp.Domain.Dictionaries;

/// <summary>A cluster of a map in words.</summary>
/// <param name="Number">Its number.</param>
/// <param name="First">Members from the first dictionary.</param>
/// <param name="Second">Members from the second.</param>
/// <param name="Tokens">The commonest top tokens of its members.</param>
public sealed record MapCluster(int Number, int First, int Second, IReadOnlyList<string> Tokens)
{
    private const int TokensShown = 6;

    /// <summary>Every cluster, by number.</summary>
    public static IReadOnlyList<MapCluster> Of(MapPoints map)
    {
        var members = Enumerable.Range(0, map.Count).Where(p => map.Clusters[p] >= 0).ToLookup(p => map.Clusters[p]);
        return [.. Enumerable.Range(0, map.ClusterCount).Select(number => Of(map, number, [.. members[number]]))];
    }

    private static MapCluster Of(MapPoints map, int number, int[] members) => new(
        number,
        members.Count(p => p < map.FirstCount),
        members.Count(p => p >= map.FirstCount),
        [.. members.Select(map.TokenOf).Where(t => t.Length > 0).GroupBy(t => t, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Take(TokensShown).Select(g => g.Key)]);
}
