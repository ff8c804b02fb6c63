namespace Interp.Analysis.Numerics;

/// <summary>Distance from each point to its k-th nearest other point.</summary>
internal static class CoreDistances
{
    private const int PointsBetweenLooks = 256;

    public static float[] Of(PointColumns points, int k, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var (core, distances, nearest) = (new float[points.Count], new float[points.Count], new float[k]);
        for (var point = 0; point < points.Count; point++)
        {
            if (point % PointsBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(point / (double)points.Count);
            }

            points.DistancesFrom(point, distances);
            distances[point] = float.PositiveInfinity;
            core[point] = KthSmallest(distances, nearest);
        }

        return core;
    }

    private static float KthSmallest(float[] values, float[] smallest)
    {
        Array.Fill(smallest, float.PositiveInfinity);
        foreach (var value in values)
        {
            if (value >= smallest[^1])
                continue;
            var place = smallest.Length - 1;
            for (; place > 0 && smallest[place - 1] > value; place--)
                smallest[place] = smallest[place - 1];
            smallest[place] = value;
        }

        return smallest[^1];
    }
}
