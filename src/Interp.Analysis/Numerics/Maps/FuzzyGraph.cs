namespace Interp.Analysis.Numerics;

/// <summary>
/// The weighted neighbour graph that UMAP lays out: local memberships joined by the probabilistic union a + b − a·b, so that each edge
/// stands in the list in both directions with one weight. Edges are ordered by head, then tail.
/// </summary>
internal sealed class FuzzyGraph
{
    private FuzzyGraph(int points, int[] heads, int[] tails, float[] weights) => (Points, Heads, Tails, Weights) = (points, heads, tails, weights);

    public int Points { get; }

    public int[] Heads { get; }

    public int[] Tails { get; }

    /// <summary>In (0, 1].</summary>
    public float[] Weights { get; }

    public static FuzzyGraph Of(NearestNeighbours neighbours)
    {
        var memberships = Memberships(neighbours);
        var edges = new List<(long Key, float Weight)>(neighbours.Indices.Length * 2);
        for (var point = 0; point < neighbours.Points; point++)
        {
            for (var i = 0; i < neighbours.Count; i++)
            {
                var other = neighbours.Of(point)[i];
                var back = neighbours.Of(other).IndexOf(point);
                double a = memberships[(point * neighbours.Count) + i], b = back < 0 ? 0 : memberships[(other * neighbours.Count) + back];
                var weight = (float)(a + b - (a * b));
                edges.Add((Key(point, other), weight));
                if (back < 0)
                    edges.Add((Key(other, point), weight));
            }
        }

        edges.RemoveAll(e => e.Weight <= 0);
        edges.Sort((x, y) => x.Key.CompareTo(y.Key));
        return new FuzzyGraph(
            neighbours.Points, [.. edges.Select(e => (int)(e.Key >> 32))], [.. edges.Select(e => (int)(e.Key & uint.MaxValue))], [.. edges.Select(e => e.Weight)]);
    }

    private static double[] Memberships(NearestNeighbours neighbours)
    {
        var mean = neighbours.Distances.Average(d => (double)d);
        var memberships = new double[neighbours.Indices.Length];
        for (var point = 0; point < neighbours.Points; point++)
        {
            var distances = neighbours.DistancesOf(point);
            var scale = LocalScale.Of(distances, mean);
            for (var i = 0; i < distances.Length; i++)
                memberships[(point * neighbours.Count) + i] = scale.Membership(distances[i]);
        }

        return memberships;
    }

    private static long Key(int head, int tail) => ((long)head << 32) | (uint)tail;
}
