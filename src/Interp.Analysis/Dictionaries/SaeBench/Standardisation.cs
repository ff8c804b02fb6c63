namespace Interp.Analysis.Dictionaries;

/// <summary>Columns brought to mean 0 and standard deviation 1 on the rows they were learnt from; constant columns become 0.</summary>
public sealed class Standardisation
{
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <param name="rows"><c>[n, d]</c>, row-major.</param>
    /// <param name="d">Columns.</param>
    public Standardisation(ReadOnlySpan<double> rows, int d)
    {
        int count = rows.Length / d;
        _means = new double[d];
        _deviations = new double[d];
        for (int i = 0; i < rows.Length; i++)
            _means[i % d] += rows[i] / count;
        for (int i = 0; i < rows.Length; i++)
            _deviations[i % d] += (rows[i] - _means[i % d]) * (rows[i] - _means[i % d]) / count;
        for (int i = 0; i < d; i++)
            _deviations[i] = Math.Sqrt(_deviations[i]);
    }

    /// <summary>The rows, standardised.</summary>
    public double[] Apply(ReadOnlySpan<double> rows)
    {
        double[] result = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            int column = i % _means.Length;
            result[i] = _deviations[column] > 0 ? (rows[i] - _means[column]) / _deviations[column] : 0;
        }
        return result;
    }
}
