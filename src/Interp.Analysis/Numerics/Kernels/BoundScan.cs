using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Interp.Analysis.Numerics;

/// <summary>Collects the entries of a row that pass a bound, in order of position.</summary>
public static class BoundScan
{
    private const int Lanes = 16;

    /// <summary>Entries &gt; 0. The destinations must hold as many entries as may pass.</summary>
    /// <returns>How many were written.</returns>
    public static int Positive(ReadOnlySpan<float> row, Span<int> positions, Span<float> values) => AtLeast(row, float.Epsilon, positions, values);

    /// <summary>Entries &gt;= <paramref name="bound"/>; NaN never passes.</summary>
    /// <returns>How many were written.</returns>
    public static int AtLeast(ReadOnlySpan<float> row, float bound, Span<int> positions, Span<float> values)
    {
        ref float from = ref MemoryMarshal.GetReference(row);
        Vector512<float> limit = Vector512.Create(bound);
        int written = 0, i = 0;
        for (; i + Lanes <= row.Length; i += Lanes)
        {
            ulong passed = Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref from, (nuint)i), limit).ExtractMostSignificantBits();
            while (passed != 0)
            {
                int position = i + BitOperations.TrailingZeroCount(passed);
                positions[written] = position;
                values[written++] = row[position];
                passed &= passed - 1;
            }
        }
        for (; i < row.Length; i++)
        {
            if (row[i] >= bound)
            {
                positions[written] = i;
                values[written++] = row[i];
            }
        }
        return written;
    }

    /// <summary>Entries &gt; the bound at their own position; NaN never passes.</summary>
    /// <param name="row"><c>[width]</c></param>
    /// <param name="bounds"><c>[width]</c></param>
    /// <param name="positions">As many places as may pass.</param>
    /// <param name="values">As many places as may pass.</param>
    /// <returns>How many were written.</returns>
    public static int Above(ReadOnlySpan<float> row, ReadOnlySpan<float> bounds, Span<int> positions, Span<float> values)
    {
        if (bounds.Length != row.Length)
            throw new ArgumentException($"{bounds.Length} bounds for {row.Length} entries.", nameof(bounds));
        ref float from = ref MemoryMarshal.GetReference(row);
        ref float limits = ref MemoryMarshal.GetReference(bounds);
        int written = 0, i = 0;
        for (; i + Lanes <= row.Length; i += Lanes)
        {
            ulong passed = Vector512.GreaterThan(Vector512.LoadUnsafe(ref from, (nuint)i), Vector512.LoadUnsafe(ref limits, (nuint)i)).ExtractMostSignificantBits();
            while (passed != 0)
            {
                int position = i + BitOperations.TrailingZeroCount(passed);
                positions[written] = position;
                values[written++] = row[position];
                passed &= passed - 1;
            }
        }
        for (; i < row.Length; i++)
        {
            if (row[i] > bounds[i])
            {
                positions[written] = i;
                values[written++] = row[i];
            }
        }
        return written;
    }
}
