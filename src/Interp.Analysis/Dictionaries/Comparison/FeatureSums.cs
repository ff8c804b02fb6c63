namespace Interp.Analysis.Dictionaries;

/// <summary>Sums over rows of each feature's activations.</summary>
internal sealed class FeatureSums(int features)
{
    private readonly double[] _sums = new double[features];
    private readonly double[] _squares = new double[features];
    private readonly long[] _hits = new long[features];

    public int Features => _sums.Length;

    public void Add(ReadOnlySpan<int> active, ReadOnlySpan<float> values)
    {
        for (var i = 0; i < active.Length; i++)
        {
            _sums[active[i]] += values[i];
            _squares[active[i]] += (double)values[i] * values[i];
            _hits[active[i]]++;
        }
    }

    public double Sum(int feature) => _sums[feature];

    public double Squares(int feature) => _squares[feature];

    public long Hits(int feature) => _hits[feature];

    /// <summary>rows² times the variance.</summary>
    public double Spread(int feature, long rows) => (_squares[feature] * rows) - (_sums[feature] * _sums[feature]);
}
