using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>The point with the least sum of distances to a set of rows (Weiszfeld's iteration).</summary>
public static class GeometricMedian
{
    /// <param name="rows">Row-major, <c>[any, d]</c>, at least one row.</param>
    /// <param name="d">Entries of a row.</param>
    /// <param name="iterations">At most so many; it stops when the point moves by less than 1e-6 of its distance to the rows.</param>
    public static float[] Of(ReadOnlySpan<float> rows, int d, int iterations = 50)
    {
        int count = rows.Length / d;
        float[] median = new float[d];
        for (int i = 0; i < count; i++)
            RowKernels.AddScaled(1f / count, rows.Slice(i * d, d), median);
        double[] next = new double[d];
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            Array.Clear(next);
            double weights = 0;
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> row = rows.Slice(i * d, d);
                double weight = 1 / Math.Max(MathF.Sqrt(RowKernels.SquaredDistance(row, median)), 1e-12);
                weights += weight;
                for (int j = 0; j < d; j++)
                    next[j] += weight * row[j];
            }
            double moved = 0;
            for (int j = 0; j < d; j++)
            {
                double value = next[j] / weights;
                moved += (value - median[j]) * (value - median[j]);
                median[j] = (float)value;
            }
            if (Math.Sqrt(moved) < 1e-6 * count / weights)
                break;
        }
        return median;
    }
}
