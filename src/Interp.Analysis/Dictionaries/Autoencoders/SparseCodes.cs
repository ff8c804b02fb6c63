namespace Interp.Analysis.Dictionaries;

/// <summary>Activations of a dictionary on a number of rows, compressed: only the active latents are kept.</summary>
/// <param name="RowOffsets">Where each row begins in the two lists, and their end: <c>[rows + 1]</c>.</param>
/// <param name="Features">Active latents, increasing within a row.</param>
/// <param name="Values">Their activations, all positive.</param>
public sealed record SparseCodes(int[] RowOffsets, int[] Features, float[] Values)
{
    /// <summary>Rows encoded.</summary>
    public int RowCount => RowOffsets.Length - 1;

    /// <summary>Mean number of active latents per row.</summary>
    public double L0 => RowCount == 0 ? 0 : Features.Length / (double)RowCount;

    /// <summary>Latents active on a row.</summary>
    public ReadOnlySpan<int> FeaturesOf(int row) => Features.AsSpan(RowOffsets[row], RowOffsets[row + 1] - RowOffsets[row]);

    /// <summary>Their activations.</summary>
    public ReadOnlySpan<float> ValuesOf(int row) => Values.AsSpan(RowOffsets[row], RowOffsets[row + 1] - RowOffsets[row]);
}
