using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>Made-up activations with known structure.</summary>
internal static class ToyRows
{
    public static float[] Gaussian(int count, int d, long seed, float mean = 0)
    {
        var random = new SeededRandom(seed, 17);
        float[] values = new float[count * d];
        for (int i = 0; i < values.Length; i++)
            values[i] = mean + random.NextGaussian();
        return values;
    }

    /// <summary>Unit Gaussian directions, <c>[features, d]</c>.</summary>
    public static float[] Directions(int features, int d, long seed)
    {
        float[] values = Gaussian(features, d, seed);
        for (int i = 0; i < features; i++)
            UnitRows.Normalise(values.AsSpan(i * d, d));
        return values;
    }

    /// <summary>Sparse sums of the directions: each is present with probability <paramref name="p"/> at a strength U(0, 1), as in Sharkey et al.</summary>
    public static float[] Sums(float[] directions, int d, int count, double p, long seed)
    {
        var random = new SeededRandom(seed, 18);
        float[] values = new float[count * d];
        for (int row = 0; row < count; row++)
        {
            for (int feature = 0; feature < directions.Length / d; feature++)
            {
                if (random.NextDouble() < p)
                    RowKernels.AddScaled((float)random.NextDouble(), directions.AsSpan(feature * d, d), values.AsSpan(row * d, d));
            }
        }
        return values;
    }

    public static ActivationArray Source(int count, int d, long seed, float mean = 0) => new(Gaussian(count, d, seed, mean), d);
}
