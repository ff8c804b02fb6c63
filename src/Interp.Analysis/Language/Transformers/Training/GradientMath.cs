using System.Numerics;
using System.Runtime.InteropServices;

namespace Interp.Analysis.Language;

/// <summary>Sums over gradients, always in the same order.</summary>
internal static class GradientMath
{
    /// <summary>total += part.</summary>
    public static void Add(Span<float> total, ReadOnlySpan<float> part)
    {
        var totals = MemoryMarshal.Cast<float, Vector<float>>(total);
        var parts = MemoryMarshal.Cast<float, Vector<float>>(part);
        for (var i = 0; i < totals.Length; i++) totals[i] += parts[i];
        for (var i = totals.Length * Vector<float>.Count; i < total.Length; i++) total[i] += part[i];
    }

    /// <summary>Sum of squares; float inside blocks of 4,096 numbers, double between them.</summary>
    public static double SumOfSquares(ReadOnlySpan<float> values)
    {
        double total = 0;
        for (; values.Length > 4096; values = values[4096..]) total += Block(values[..4096]);
        return total + Block(values);
    }

    private static float Block(ReadOnlySpan<float> values)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var sum = Vector<float>.Zero;
        foreach (var x in vectors) sum += x * x;
        var total = Vector.Sum(sum);
        foreach (var x in values[(vectors.Length * Vector<float>.Count)..]) total += x * x;
        return total;
    }
}
