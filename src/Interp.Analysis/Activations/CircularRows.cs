namespace Interp.Analysis.Activations;

/// <summary>Reads a source as an endless stream: after the last row comes the first.</summary>
public static class CircularRows
{
    /// <summary>Fills <paramref name="destination"/> with the rows from <paramref name="position"/> (any number ≥ 0) on.</summary>
    public static void Read(IActivationSource source, long position, Span<float> destination)
    {
        while (destination.Length > 0)
        {
            long row = position % source.Rows;
            int count = (int)Math.Min(destination.Length / source.d_in, source.Rows - row);
            source.Read(row, destination[..(count * source.d_in)]);
            destination = destination[(count * source.d_in)..];
            position += count;
        }
    }
}
