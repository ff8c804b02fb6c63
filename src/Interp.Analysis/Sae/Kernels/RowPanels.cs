namespace Interp.Analysis.Sae.Kernels;

/// <summary>
/// Rows as <see cref="EncoderTile"/> reads them: panels of 64 rows, entry after entry, the 64 numbers of an entry side by side. A last panel that
/// is not full ends in rows of zeros.
/// </summary>
/// <param name="capacity">Most rows.</param>
/// <param name="width">Entries of a row.</param>
public sealed class RowPanels(int capacity, int width)
{
    /// <summary>Rows of a panel.</summary>
    public const int Height = 64;

    // Entries that are turned round at once: one cache line of each row.
    private const int Strip = 16;
    private readonly float[] _values = new float[checked((long)CountFor(capacity) * Height * width)];

    /// <summary>Entries of a row.</summary>
    public int Width => width;

    /// <summary>Panels that so many rows fill.</summary>
    public static int CountFor(int rows) => (rows + Height - 1) / Height;

    /// <summary>One panel, <c>[width, 64]</c>.</summary>
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
                for (int entry = start; entry < end; entry++)
                    values[entry * Height + row] = rows[row * width + entry];
            }
        }
    }
}
