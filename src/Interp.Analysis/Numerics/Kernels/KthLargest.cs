using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Interp.Analysis.Numerics;

/// <summary>The k-th largest of some numbers.</summary>
public static class KthLargest
{
    private const int Lanes = 16;

    /// <summary>The <paramref name="k"/>-th largest of positive numbers, or a number that just as well parts the k largest from the rest.</summary>
    /// <remarks>
    /// Positive floats are ordered as their bits are, so halving the range of bits finds it; each trial is one vectorised count. Of a hundred or so
    /// numbers that is several times faster than a partition, whose branches nobody can predict.
    /// </remarks>
    /// <param name="values">All &gt; 0, none NaN.</param>
    /// <param name="k">1 = the maximum.</param>
    public static float OfPositive(ReadOnlySpan<float> values, int k)
    {
        if (k < 1 || k > values.Length)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Must lie in 1..{values.Length}.");
        // At least k numbers reach low, fewer than k reach high.
        int low = 0, high = BitConverter.SingleToInt32Bits(float.PositiveInfinity) + 1;
        while (high - low > 1)
        {
            int middle = low + (high - low) / 2;
            int reached = CountAtLeast(values, BitConverter.Int32BitsToSingle(middle));
            if (reached == k)
                return BitConverter.Int32BitsToSingle(middle);
            if (reached > k)
                low = middle;
            else
                high = middle;
        }
        return BitConverter.Int32BitsToSingle(low);
    }

    /// <summary>
    /// The <paramref name="k"/>-th largest entry (1 = the maximum) by partition, quickselect with the middle of three as pivot;
    /// <paramref name="scratch"/> is reordered.
    /// </summary>
    public static float Find(Span<float> scratch, int k)
    {
        if (k < 1 || k > scratch.Length)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"Must lie in 1..{scratch.Length}.");
        int wanted = k - 1, low = 0, high = scratch.Length - 1;
        while (low < high)
        {
            float pivot = MiddleOfThree(scratch[low], scratch[(low + high) >>> 1], scratch[high]);
            int i = low, j = high;
            while (i <= j)
            {
                while (scratch[i] > pivot)
                    i++;
                while (scratch[j] < pivot)
                    j--;
                if (i > j)
                    break;
                (scratch[i], scratch[j]) = (scratch[j], scratch[i]);
                i++;
                j--;
            }
            if (wanted <= j)
                high = j;
            else if (wanted >= i)
                low = i;
            else
                break;
        }
        return scratch[wanted];
    }

    private static int CountAtLeast(ReadOnlySpan<float> values, float bound)
    {
        ref float from = ref MemoryMarshal.GetReference(values);
        Vector512<float> limit = Vector512.Create(bound);
        int count = 0, i = 0;
        for (; i + Lanes <= values.Length; i += Lanes)
            count += BitOperations.PopCount(Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref from, (nuint)i), limit).ExtractMostSignificantBits());
        for (; i < values.Length; i++)
            count += values[i] >= bound ? 1 : 0;
        return count;
    }

    private static float MiddleOfThree(float a, float b, float c) => MathF.Max(MathF.Min(a, b), MathF.Min(MathF.Max(a, b), c));
}
