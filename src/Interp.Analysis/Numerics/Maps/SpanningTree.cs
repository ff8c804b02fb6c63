namespace Interp.Analysis.Numerics;

/// <summary>
/// The minimum spanning tree of mutual reachability distances max(core a, core b, d(a, b)) by Prim's method, without ever holding the
/// distances of more than one point.
/// </summary>
internal static class SpanningTree
{
    private const int PointsBetweenLooks = 256;

    /// <returns>Its edges, shortest first; of equal ones, in the order in which they were found from point 0.</returns>
    public static (int A, int B, float Distance)[] Of(PointColumns points, float[] core, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var waiting = Enumerable.Range(1, points.Count - 1).ToArray();
        var reach = new float[points.Count];
        var from = new int[points.Count];
        Array.Fill(reach, float.PositiveInfinity);
        var distances = new float[points.Count];
        var edges = new (int A, int B, float Distance)[waiting.Length];
        var current = 0;
        for (var found = 0; found < edges.Length; found++)
        {
            if (found % PointsBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(found / (double)edges.Length);
            }

            points.DistancesFrom(current, distances);
            var next = Nearest(waiting.AsSpan(0, edges.Length - found), current, distances, core, reach, from);
            var point = waiting[next];
            edges[found] = (from[point], point, reach[point]);
            waiting[next] = waiting[edges.Length - found - 1];
            current = point;
        }

        return [.. edges.OrderBy(e => e.Distance)];
    }

    private static int Nearest(ReadOnlySpan<int> waiting, int current, float[] distances, float[] core, float[] reach, int[] from)
    {
        var (best, shortest) = (0, float.PositiveInfinity);
        for (var i = 0; i < waiting.Length; i++)
        {
            var point = waiting[i];
            var mutual = Math.Max(Math.Max(core[current], core[point]), distances[point]);
            if (mutual < reach[point])
                (reach[point], from[point]) = (mutual, current);
            // Of equal ones the lowest point, whatever the order of the list has become.
            if (reach[point] < shortest || (reach[point] == shortest && point < waiting[best]))
                (best, shortest) = (i, reach[point]);
        }

        return best;
    }
}
