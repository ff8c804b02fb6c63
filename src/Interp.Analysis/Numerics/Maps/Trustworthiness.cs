namespace Interp.Analysis.Numerics;

/// <summary>
/// How far neighbours in the picture are neighbours in truth (Venna and Kaski 2001): 1 when every point's k nearest in the picture are among
/// its k nearest in the data, lower the farther down in the data's ranking the others are found; about 0.5 for a random picture.
/// </summary>
public static class Trustworthiness
{
    /// <summary>Over a sample of points spread evenly over the list.</summary>
    /// <param name="points">Points in all; more than 2 · (k + 1).</param>
    /// <param name="dataDistance">Distance of two points in the data.</param>
    /// <param name="pictureDistance">Distance of two points in the picture.</param>
    /// <param name="k">Size of the neighbourhood.</param>
    /// <param name="sample">Points to look at; all when there are no more.</param>
    public static double Of(int points, Func<int, int, double> dataDistance, Func<int, int, double> pictureDistance, int k, int sample)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(points, 2 * (k + 1));
        var looked = Math.Min(sample, points);
        var penalty = 0.0;
        for (var i = 0; i < looked; i++)
            penalty += Penalty((int)((long)i * points / looked), points, dataDistance, pictureDistance, k);
        return 1 - (2.0 / (looked * (double)k * ((2 * points) - (3 * k) - 1)) * penalty);
    }

    private static double Penalty(int point, int points, Func<int, int, double> dataDistance, Func<int, int, double> pictureDistance, int k)
    {
        var others = Enumerable.Range(0, points).Where(p => p != point).ToArray();
        var ranked = (int[])others.Clone();
        Array.Sort(Array.ConvertAll(ranked, p => dataDistance(point, p)), ranked);
        var rank = new int[points];
        for (var i = 0; i < ranked.Length; i++)
            rank[ranked[i]] = i + 1;
        Array.Sort(Array.ConvertAll(others, p => pictureDistance(point, p)), others);
        return others.Take(k).Sum(p => Math.Max(0, rank[p] - k));
    }
}
