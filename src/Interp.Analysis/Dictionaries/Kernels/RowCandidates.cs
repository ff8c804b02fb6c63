using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Entries that may still be chosen of each of several rows, while a scan offers them in order of position. Each row has a bound
/// that an entry must exceed. Where only the largest are wanted, a row that has gathered four times as many keeps those, and
/// their smallest becomes its bound: soon hardly anything passes.
/// </summary>
/// <param name="rows">Most rows.</param>
public sealed class RowCandidates(int rows)
{
    private const int Spare = 4;
    private const int Least = 64;
    private readonly int[][] _positions = [.. Enumerable.Repeat(Array.Empty<int>(), rows)];
    private readonly float[][] _values = [.. Enumerable.Repeat(Array.Empty<float>(), rows)];
    private readonly int[] _counts = new int[rows];
    private readonly float[] _bounds = new float[rows];
    private float[] _scratch = [];
    private int[] _passed = [];
    private int _most;
    private bool _positive;

    /// <summary>What an entry of each row must exceed.</summary>
    public ReadOnlySpan<float> Bounds => _bounds;

    /// <summary>Begins with so many rows; the others let nothing pass.</summary>
    /// <param name="count">Rows in use.</param>
    /// <param name="floor">Where the bounds begin.</param>
    /// <param name="most">The number of largest entries that are wanted; null for all above the floor.</param>
    public void Start(int count, float floor, int? most)
    {
        _most = most ?? int.MaxValue;
        _positive = floor >= 0;
        Array.Clear(_counts);
        _bounds.AsSpan(0, count).Fill(floor);
        _bounds.AsSpan(count).Fill(float.PositiveInfinity);
    }

    /// <summary>Takes an entry that exceeds its row's bound.</summary>
    public void Add(int row, int position, float value)
    {
        int count = _counts[row];
        if (count == _values[row].Length)
            count = MakeRoom(row);
        _positions[row][count] = position;
        _values[row][count] = value;
        _counts[row] = count + 1;
    }

    /// <summary>Leaves the chosen entries of a row, by position; of equal ones the earlier.</summary>
    public int Finish(int row)
    {
        if (_counts[row] > _most)
            KeepLargest(row);
        return _counts[row];
    }

    /// <summary>Positions gathered, increasing.</summary>
    public ReadOnlySpan<int> Positions(int row) => _positions[row].AsSpan(0, _counts[row]);

    /// <summary>The entries there.</summary>
    public ReadOnlySpan<float> Values(int row) => _values[row].AsSpan(0, _counts[row]);

    private int MakeRoom(int row)
    {
        int count = _counts[row];
        if (count / Spare >= _most)
        {
            KeepLargest(row);
            return _counts[row];
        }
        int room = (int)Math.Min(Math.Max(Least, 2L * count), Math.Max(Least, Spare * (long)_most));
        Array.Resize(ref _positions[row], room);
        Array.Resize(ref _values[row], room);
        return count;
    }

    private void KeepLargest(int row)
    {
        int count = _counts[row];
        float[] values = _values[row];
        int[] positions = _positions[row];
        float least = Part(values.AsSpan(0, count));
        int kept = BoundScan.AtLeast(values.AsSpan(0, count), least, _passed, _scratch);
        int surplus = kept - _most, written = 0;
        // Only entries equal to the bound can be too many; the last of them go.
        for (int i = kept - 1; i >= 0 && surplus > 0; i--)
        {
            if (_scratch[i] == least)
            {
                _passed[i] = -1;
                surplus--;
            }
        }
        for (int i = 0; i < kept; i++)
        {
            int from = _passed[i];
            if (from < 0)
                continue;
            positions[written] = positions[from];
            values[written++] = values[from];
        }
        _counts[row] = written;
        _bounds[row] = Math.Max(_bounds[row], least);
    }

    private float Part(ReadOnlySpan<float> values)
    {
        if (_scratch.Length < values.Length)
            (_scratch, _passed) = (new float[values.Length], new int[values.Length]);
        if (_positive)
            return KthLargest.OfPositive(values, _most);
        values.CopyTo(_scratch);
        return KthLargest.Find(_scratch.AsSpan(0, values.Length), _most);
    }
}
