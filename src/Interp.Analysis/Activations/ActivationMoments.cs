namespace Interp.Analysis.Activations;

/// <summary>Gathers <see cref="ActivationStatistics"/> row by row, in double precision.</summary>
public sealed class ActivationMoments(int d_in)
{
    private readonly double[] _sum = new double[d_in];
    private double _squares;
    private long _rows;

    /// <summary>Adds rows, a multiple of d_in numbers.</summary>
    /// <exception cref="InvalidDataException">A number is not finite.</exception>
    public void Add(ReadOnlySpan<float> rows)
    {
        for (int start = 0; start < rows.Length; start += d_in)
        {
            double squares = 0;
            ReadOnlySpan<float> row = rows.Slice(start, d_in);
            for (int i = 0; i < row.Length; i++)
            {
                _sum[i] += row[i];
                squares += (double)row[i] * row[i];
            }
            if (!double.IsFinite(squares))
                throw new InvalidDataException($"Activation row {_rows} holds a value that is not finite: the model's weights or its input are broken.");
            _squares += squares;
            _rows++;
        }
    }

    /// <summary>The moments of what was added.</summary>
    public ActivationStatistics ToStatistics()
    {
        double count = Math.Max(_rows, 1);
        return new ActivationStatistics(Array.ConvertAll(_sum, sum => (float)(sum / count)), _squares / count);
    }
}
