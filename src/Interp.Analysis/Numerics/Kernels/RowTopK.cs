using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Interp.Analysis.Numerics;

/// <summary>The k largest entries of wide rows. One instance serves one thread.</summary>
/// <remarks>
/// A row is cut into at least 4k interleaved groups. The k-th largest of the groups' maxima cannot exceed the k-th largest
/// entry, so one vectorised pass gives a threshold that all wanted entries reach and few others do; a second pass collects
/// those, and only they are selected from. The wide row is never sorted or copied.
/// </remarks>
public sealed class RowTopK
{
    private const int Lanes = 16;
    private readonly int _k;
    private float[] _maxima = [];
    private float[] _candidates = [];
    private int[] _positions = [];
    private float[] _scratch = [];

    /// <param name="k">Entries to keep of each row; at least 1.</param>
    public RowTopK(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        _k = k;
    }

    /// <summary>
    /// Writes the min(k, row) largest entries and their positions in increasing order of position; of equal entries the
    /// earlier wins. NaN entries are never chosen, so fewer may come back from a row that holds some.
    /// </summary>
    /// <returns>How many were written.</returns>
    public int Select(ReadOnlySpan<float> row, Span<int> positions, Span<float> values)
    {
        int k = Math.Min(_k, row.Length);
        Reserve(row.Length);
        float threshold = LowerBound(row, k);
        int count = BoundScan.AtLeast(row, threshold, _positions, _candidates);
        if (count <= k)
        {
            _positions.AsSpan(0, count).CopyTo(positions);
            _candidates.AsSpan(0, count).CopyTo(values);
            return count;
        }
        _candidates.AsSpan(0, count).CopyTo(_scratch);
        return Keep(k, count, KthLargest.Find(_scratch.AsSpan(0, count), k), positions, values);
    }

    private int Keep(int k, int count, float smallest, Span<int> positions, Span<float> values)
    {
        int larger = 0;
        for (int i = 0; i < count; i++)
            larger += _candidates[i] > smallest ? 1 : 0;
        int ties = k - larger, written = 0;
        for (int i = 0; i < count; i++)
        {
            float value = _candidates[i];
            if (value < smallest || (value == smallest && ties-- <= 0))
                continue;
            positions[written] = _positions[i];
            values[written++] = value;
        }
        return written;
    }

    private float LowerBound(ReadOnlySpan<float> row, int k)
    {
        int groups = (4 * k + Lanes - 1) / Lanes * Lanes;
        if (groups > row.Length / 2)
            return float.NegativeInfinity;
        if (_maxima.Length < groups)
            _maxima = new float[groups];
        Span<float> maxima = _maxima.AsSpan(0, groups);
        row[..groups].CopyTo(maxima);
        ref float top = ref MemoryMarshal.GetReference(maxima);
        ref float from = ref MemoryMarshal.GetReference(row);
        int start = groups;
        // A rest shorter than the groups is left out: a maximum over fewer entries is still a lower bound.
        for (; start + groups <= row.Length; start += groups)
        {
            for (int j = 0; j < groups; j += Lanes)
                Vector512.MaxNative(Vector512.LoadUnsafe(ref top, (nuint)j), Vector512.LoadUnsafe(ref from, (nuint)(start + j))).StoreUnsafe(ref top, (nuint)j);
        }
        return KthLargest.Find(maxima, k);
    }

    private void Reserve(int width)
    {
        if (_candidates.Length >= width)
            return;
        _candidates = new float[width];
        _positions = new int[width];
        _scratch = new float[width];
    }
}
