namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Gathers sums over pairs (x, x̂) in double precision, so that ratios are of sums over the whole set and never means of
/// ratios over batches, except where a legacy variant is defined that way.
/// </summary>
public sealed class ReconstructionMoments(int d_in)
{
    private readonly double[] _sum = new double[d_in];
    private double _squares, _errors, _reconstructed, _inner, _cosines, _ratios, _legacy;
    private long _nonZero;

    /// <summary>Rows added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds one batch, both <c>[rows, d_in]</c>.</summary>
    public void Add(ReadOnlySpan<float> x, ReadOnlySpan<float> reconstruction)
    {
        int rows = x.Length / d_in;
        double[] batchSum = new double[d_in];
        double[] errors = new double[rows];
        for (int row = 0; row < rows; row++)
            errors[row] = AddRow(x.Slice(row * d_in, d_in), reconstruction.Slice(row * d_in, d_in), batchSum);
        for (int row = 0; row < rows; row++)
        {
            double spread = 0;
            for (int i = 0; i < d_in; i++)
                spread += Square(x[row * d_in + i] - batchSum[i] / rows);
            _legacy += spread > 0 ? 1 - errors[row] / spread : 0;
        }
        for (int i = 0; i < d_in; i++)
            _sum[i] += batchSum[i];
        Rows += rows;
    }

    /// <summary>The metrics of what was added.</summary>
    public ReconstructionMetrics ToMetrics()
    {
        double count = Math.Max(Rows, 1), meanNorm = 0;
        foreach (double sum in _sum)
            meanNorm += Square(sum / count);
        double variance = _squares / count - meanNorm;
        double fvu = _errors / count / variance;
        return new ReconstructionMetrics(
            MSE: _errors / count,
            FVU: fvu,
            ExplainedVarianceLegacy: _legacy / count,
            ExplainedVarianceUncentred: 1 - _errors / _squares,
            CosineSimilarity: _cosines / Math.Max(_nonZero, 1),
            L2Ratio: _ratios / Math.Max(_nonZero, 1),
            RelativeReconstructionBias: _inner == 0 ? 0 : _reconstructed / _inner);
    }

    private double AddRow(ReadOnlySpan<float> x, ReadOnlySpan<float> reconstruction, double[] sum)
    {
        double squares = 0, error = 0, reconstructed = 0, inner = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double a = x[i], b = reconstruction[i];
            sum[i] += a;
            squares += a * a;
            reconstructed += b * b;
            inner += a * b;
            error += (a - b) * (a - b);
        }
        _squares += squares;
        _errors += error;
        _reconstructed += reconstructed;
        _inner += inner;
        if (squares > 0)
        {
            _nonZero++;
            _ratios += Math.Sqrt(reconstructed / squares);
            _cosines += reconstructed > 0 ? inner / Math.Sqrt(squares * reconstructed) : 0;
        }
        return error;
    }

    private static double Square(double value) => value * value;
}
