namespace Interp.Domain.Dictionaries;

/// <summary>The points of a map that an address picks out.</summary>
public static class MapSelection
{
    /// <summary>Those inside the lasso and in the cluster, whichever of the two is given; none when neither is.</summary>
    public static IReadOnlyList<int> Of(MapPoints map, Lasso? lasso, int? cluster) => lasso is null && cluster is null
        ? []
        : [.. Enumerable.Range(0, map.Count).Where(p => (cluster is null || map.Clusters[p] == cluster) && (lasso is null || lasso.Contains(map.X[p], map.Y[p])))];
}
