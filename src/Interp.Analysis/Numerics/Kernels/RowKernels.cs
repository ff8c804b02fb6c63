using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Interp.Analysis.Numerics;

/// <summary>Dense operations on rows of a row-major matrix.</summary>
/// <remarks>
/// Every sum has an order that depends on the lengths alone. Library reductions may first align themselves to the memory they
/// are given, which moves the last bit from one process to the next and would break bit-identical resumption.
/// </remarks>
public static class RowKernels
{
    private const int Lanes = 16;
    private const int Block = 8 * Lanes;

    /// <summary>The inner product of two vectors of equal length.</summary>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"Vectors of {left.Length} and {right.Length} entries have no inner product.", nameof(right));
        ref float a = ref MemoryMarshal.GetReference(left);
        ref float b = ref MemoryMarshal.GetReference(right);
        nuint length = (nuint)left.Length;
        nuint i = 0;
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (; i + 4 * Lanes <= length; i += 4 * Lanes)
        {
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i), Vector512.LoadUnsafe(ref b, i), s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i + Lanes), Vector512.LoadUnsafe(ref b, i + Lanes), s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i + 2 * Lanes), Vector512.LoadUnsafe(ref b, i + 2 * Lanes), s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i + 3 * Lanes), Vector512.LoadUnsafe(ref b, i + 3 * Lanes), s3);
        }
        for (; i + Lanes <= length; i += Lanes)
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref a, i), Vector512.LoadUnsafe(ref b, i), s0);
        float sum = Vector512.Sum(s0 + s1 + (s2 + s3));
        for (; i < length; i++)
            sum += Unsafe.Add(ref a, i) * Unsafe.Add(ref b, i);
        return sum;
    }

    /// <summary>The squared Euclidean distance of two vectors of equal length.</summary>
    public static float SquaredDistance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        if (left.Length != right.Length)
            throw new ArgumentException($"Vectors of {left.Length} and {right.Length} entries have no distance.", nameof(right));
        ref float a = ref MemoryMarshal.GetReference(left);
        ref float b = ref MemoryMarshal.GetReference(right);
        Vector512<float> sums = default;
        int i = 0;
        for (; i + Lanes <= left.Length; i += Lanes)
        {
            Vector512<float> difference = Vector512.LoadUnsafe(ref a, (nuint)i) - Vector512.LoadUnsafe(ref b, (nuint)i);
            sums = Vector512.FusedMultiplyAdd(difference, difference, sums);
        }
        float sum = Vector512.Sum(sums);
        for (; i < left.Length; i++)
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        return sum;
    }

    /// <summary><paramref name="sum"/> += Σ_j <paramref name="weights"/>[j] · matrix[<paramref name="rows"/>[j]], the sum taken in the order of j.</summary>
    /// <param name="matrix">Row-major, <c>[any, width]</c> with width = <c>sum.Length</c>.</param>
    /// <param name="rows">Rows of the matrix; they may repeat.</param>
    /// <param name="weights">One for each row.</param>
    /// <param name="sum"><c>[width]</c>, added to.</param>
    /// <remarks>
    /// Blocks of 128 columns stay in registers while all rows pass, so the sum is loaded and stored once. Rows of weight 0, which may be many where
    /// latents are kept for their threshold alone, are not read.
    /// </remarks>
    public static void AddWeightedRows(ReadOnlySpan<float> matrix, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> sum)
    {
        int width = sum.Length;
        CheckRows(matrix.Length / Math.Max(width, 1), rows, weights.Length);
        if (weights.Contains(0f))
        {
            AddRowsThatCount(matrix, rows, weights, sum);
            return;
        }
        ref float origin = ref MemoryMarshal.GetReference(matrix);
        ref float total = ref MemoryMarshal.GetReference(sum);
        int column = 0;
        for (; column + Block <= width; column += Block)
            AddBlock(ref Unsafe.Add(ref origin, column), ref Unsafe.Add(ref total, column), width, rows, weights);
        for (; column + Lanes <= width; column += Lanes)
        {
            Vector512<float> s = Vector512.LoadUnsafe(ref total, (nuint)column);
            for (int j = 0; j < rows.Length; j++)
                s = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j]), Vector512.LoadUnsafe(ref origin, (nuint)((long)rows[j] * width + column)), s);
            s.StoreUnsafe(ref total, (nuint)column);
        }
        for (; column < width; column++)
        {
            for (int j = 0; j < rows.Length; j++)
                sum[column] += weights[j] * matrix[(int)((long)rows[j] * width + column)];
        }
    }

    /// <summary><paramref name="target"/> += <paramref name="factor"/> · <paramref name="row"/>.</summary>
    public static void AddScaled(float factor, ReadOnlySpan<float> row, Span<float> target)
    {
        if (row.Length != target.Length)
            throw new ArgumentException($"A row of {row.Length} entries cannot be added to one of {target.Length}.", nameof(row));
        ref float from = ref MemoryMarshal.GetReference(row);
        ref float to = ref MemoryMarshal.GetReference(target);
        nuint length = (nuint)row.Length;
        Vector512<float> scale = Vector512.Create(factor);
        nuint i = 0;
        for (; i + Lanes <= length; i += Lanes)
            Vector512.FusedMultiplyAdd(scale, Vector512.LoadUnsafe(ref from, i), Vector512.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        for (; i < length; i++)
            Unsafe.Add(ref to, i) += factor * Unsafe.Add(ref from, i);
    }

    private static void AddRowsThatCount(ReadOnlySpan<float> matrix, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights, Span<float> sum)
    {
        int[] counting = ArrayPool<int>.Shared.Rent(rows.Length);
        float[] factors = ArrayPool<float>.Shared.Rent(rows.Length);
        int count = 0;
        for (int j = 0; j < rows.Length; j++)
        {
            if (weights[j] == 0)
                continue;
            counting[count] = rows[j];
            factors[count++] = weights[j];
        }
        if (count > 0)
            AddWeightedRows(matrix, counting.AsSpan(0, count), factors.AsSpan(0, count), sum);
        ArrayPool<int>.Shared.Return(counting);
        ArrayPool<float>.Shared.Return(factors);
    }

    private static void AddBlock(ref float origin, ref float total, int width, ReadOnlySpan<int> rows, ReadOnlySpan<float> weights)
    {
        Vector512<float> s0 = Vector512.LoadUnsafe(ref total), s1 = Vector512.LoadUnsafe(ref total, Lanes);
        Vector512<float> s2 = Vector512.LoadUnsafe(ref total, 2 * Lanes), s3 = Vector512.LoadUnsafe(ref total, 3 * Lanes);
        Vector512<float> s4 = Vector512.LoadUnsafe(ref total, 4 * Lanes), s5 = Vector512.LoadUnsafe(ref total, 5 * Lanes);
        Vector512<float> s6 = Vector512.LoadUnsafe(ref total, 6 * Lanes), s7 = Vector512.LoadUnsafe(ref total, 7 * Lanes);
        for (int j = 0; j < rows.Length; j++)
        {
            ref float row = ref Unsafe.Add(ref origin, (nint)((long)rows[j] * width));
            Vector512<float> w = Vector512.Create(weights[j]);
            s0 = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref row), s0);
            s1 = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref row, Lanes), s1);
            s2 = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref row, 2 * Lanes), s2);
            s3 = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref row, 3 * Lanes), s3);
            s4 = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref row, 4 * Lanes), s4);
            s5 = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref row, 5 * Lanes), s5);
            s6 = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref row, 6 * Lanes), s6);
            s7 = Vector512.FusedMultiplyAdd(w, Vector512.LoadUnsafe(ref row, 7 * Lanes), s7);
        }
        s0.StoreUnsafe(ref total);
        s1.StoreUnsafe(ref total, Lanes);
        s2.StoreUnsafe(ref total, 2 * Lanes);
        s3.StoreUnsafe(ref total, 3 * Lanes);
        s4.StoreUnsafe(ref total, 4 * Lanes);
        s5.StoreUnsafe(ref total, 5 * Lanes);
        s6.StoreUnsafe(ref total, 6 * Lanes);
        s7.StoreUnsafe(ref total, 7 * Lanes);
    }

    private static void CheckRows(int count, ReadOnlySpan<int> rows, int weights)
    {
        if (rows.Length != weights)
            throw new ArgumentException($"{rows.Length} rows need as many weights, not {weights}.", nameof(rows));
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)count)
                throw new ArgumentOutOfRangeException(nameof(rows), row, $"The matrix has {count} rows.");
        }
    }
}
