using System.Runtime.InteropServices;
using Interp.Analysis.Activations;
using Interp.Analysis.Numerics;

namespace Interp.Bench.Sae;

/// <summary>
/// Sums of a few random directions with noise on top, scaled to E‖x‖² = d: as sparse below as activations are, and always the
/// same. Both sides of the benchmark read them.
/// </summary>
internal static class SyntheticRows
{
    private const int DirectionsPerRow = 24;
    private const float Noise = 0.3f;

    internal static ActivationArray Create(int rows, int d)
    {
        var random = new SeededRandom(1, d);
        var directions = new float[4 * d * d];
        for (var i = 0; i < directions.Length; i++) directions[i] = random.NextGaussian();
        var values = new float[rows * d];
        for (var row = 0; row < rows; row++)
        {
            var x = values.AsSpan(row * d, d);
            // Neighbouring noise vectors overlap: fresh ones would take longer to draw than the benchmark to run.
            RowKernels.AddScaled(Noise, directions.AsSpan((int)random.Next(directions.Length - d), d), x);
            for (var i = 0; i < DirectionsPerRow; i++)
                RowKernels.AddScaled((float)random.NextDouble(), directions.AsSpan((int)random.Next(4 * d) * d, d), x);
        }

        var factor = MathF.Sqrt(values.Length / Squares(values));
        for (var i = 0; i < values.Length; i++) values[i] *= factor;
        return new ActivationArray(values, d);
    }

    /// <summary>All numbers, row after row.</summary>
    internal static float[] Values(ActivationArray rows)
    {
        var values = new float[rows.Rows * rows.d_in];
        rows.Read(0, values);
        return values;
    }

    /// <summary>Writes rows as float32, for the peer.</summary>
    internal static void Write(ActivationArray rows, string path)
    {
        using var file = File.Create(path);
        file.Write(MemoryMarshal.AsBytes(Values(rows).AsSpan()));
    }

    private static float Squares(float[] values)
    {
        double sum = 0;
        foreach (var value in values) sum += (double)value * value;
        return (float)sum;
    }
}
