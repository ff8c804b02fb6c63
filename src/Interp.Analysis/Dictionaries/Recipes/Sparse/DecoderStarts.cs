using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>Where decoder directions begin.</summary>
public static class DecoderStarts
{
    /// <summary>Directions of random rows after <paramref name="centre"/> is taken away, <c>[d_sae, d_in]</c>; a little noise tells equal ones apart.</summary>
    /// <param name="readRow">One row, by number.</param>
    /// <param name="first">The first of the consecutive rows, whose order is random.</param>
    /// <param name="centre"><c>[d_in]</c></param>
    /// <param name="random">For the noise.</param>
    /// <param name="directions">Receives them.</param>
    public static void FromRows(Func<long, float[]> readRow, long first, ReadOnlySpan<float> centre, SeededRandom random, Span<float> directions)
    {
        int d = centre.Length;
        for (int latent = 0; latent < directions.Length / d; latent++)
        {
            Span<float> direction = directions.Slice(latent * d, d);
            readRow(first + latent).CopyTo(direction);
            RowKernels.AddScaled(-1, centre, direction);
            float noise = 0.01f * MathF.Sqrt(RowKernels.Dot(direction, direction) / direction.Length);
            for (int i = 0; i < direction.Length; i++)
                direction[i] += Math.Max(noise, 1e-6f) * random.NextGaussian();
            UnitRows.Normalise(direction);
        }
    }

    /// <summary>Uniform on the sphere.</summary>
    public static void Random(SeededRandom random, int d, Span<float> directions)
    {
        for (int i = 0; i < directions.Length; i++)
            directions[i] = random.NextGaussian();
        for (int start = 0; start < directions.Length; start += d)
            UnitRows.Normalise(directions.Slice(start, d));
    }
}
