namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Rows as <see cref="EncoderTile"/> reads them: panels of 64 rows in four groups of 16, in a group entry after entry, the 16 numbers of an entry side by
/// side. So every load is the next cache line, however many of the groups are read at once. A last panel that is not full ends in rows of zeros.
/// </summary>
/// <param name="capacity">Most rows.</param>
/// <param name="width">Entries of a row.</param>
public sealed class RowPanels(int capacity, int width)
{
    /// <summary>Rows of a panel.</summary>
    public const int Height = 64;

    /// <summary>Rows of a group: one cache line.</summary>
    public const int Group = 16;

    // Entries that are turned round at once: one cache line of each row.
    private const int Strip = 16;
    private readonly float[] _values = new float[checked((long)CountFor(capacity) * Height * width)];

    /// <summary>Entries of a row.</summary>
    public int Width => width;

    /// <summary>Panels that so many rows fill.</summary>
    public static int CountFor(int rows) => (rows + Height - 1) / Height;

    /// <summary>One panel, <c>[4, width, 16]</c>.</summary>
    public ReadOnlySpan<float> Panel(int panel) => _values.AsSpan(panel * Height * width, Height * width);

    /// <summary>Fills one panel.</summary>
    /// <param name="panel">Which.</param>
    /// <param name="rows">Its rows, <c>[1..64, width]</c>.</param>
    public void Pack(int panel, ReadOnlySpan<float> rows)
    {
        int count = rows.Length / width;
        Span<float> values = _values.AsSpan(panel * Height * width, Height * width);
        if (count < Height)
            values.Clear();
        for (int start = 0; start < width; start += Strip)
        {
            int end = Math.Min(start + Strip, width);
            for (int row = 0; row < count; row++)
            {
                Span<float> group = values.Slice(row / Group * Group * width, Group * width);
                for (int entry = start; entry < end; entry++)
                    group[entry * Group + row % Group] = rows[row * width + entry];
            }
        }
    }
}
