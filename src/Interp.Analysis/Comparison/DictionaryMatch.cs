namespace Interp.Analysis.Monosemanticity;

/// <summary>
/// Activation correlation between the features of two dictionaries over the same rows: the paper's measure of universality.
/// <c>4 · d_a · d_b</c> bytes; the work on a row is the product of the two L0s.
/// </summary>
public sealed class DictionaryMatch
{
    private readonly float[] _cross;
    private readonly double[] _sumA;
    private readonly double[] _squaresA;
    private readonly double[] _sumB;
    private readonly double[] _squaresB;
    private long _rows;

    /// <param name="featuresA">Features of the first dictionary.</param>
    /// <param name="featuresB">Features of the second.</param>
    public DictionaryMatch(int featuresA, int featuresB)
    {
        _cross = new float[(long)featuresA * featuresB];
        (_sumA, _squaresA) = (new double[featuresA], new double[featuresA]);
        (_sumB, _squaresB) = (new double[featuresB], new double[featuresB]);
    }

    /// <summary>Adds a row: the active features and activations of both.</summary>
    public void Add(ReadOnlySpan<int> a, ReadOnlySpan<float> valuesA, ReadOnlySpan<int> b, ReadOnlySpan<float> valuesB)
    {
        _rows++;
        Tally(a, valuesA, _sumA, _squaresA);
        Tally(b, valuesB, _sumB, _squaresB);
        for (var i = 0; i < a.Length; i++)
        {
            var cross = _cross.AsSpan(a[i] * _sumB.Length, _sumB.Length);
            for (var j = 0; j < b.Length; j++)
                cross[b[j]] += valuesA[i] * valuesB[j];
        }
    }

    /// <summary>The feature of the second dictionary that goes best with a feature of the first; null if that one was never active.</summary>
    public (int Feature, double R)? Best(int featureA)
    {
        if (_sumA[featureA] == 0)
            return null;

        var (best, highest) = (0, double.NegativeInfinity);
        for (var featureB = 0; featureB < _sumB.Length; featureB++)
        {
            var r = Pearson(featureA, featureB);
            if (r > highest)
                (best, highest) = (featureB, r);
        }

        return (best, highest);
    }

    /// <summary>The same the other way round: the feature of the first dictionary that goes best with one of the second.</summary>
    public (int Feature, double R)? BestOfSecond(int featureB)
    {
        if (_sumB[featureB] == 0)
            return null;

        var best = Enumerable.Range(0, _sumA.Length).MaxBy(featureA => Pearson(featureA, featureB));
        return (best, Pearson(best, featureB));
    }

    /// <summary>Median over the first dictionary's active features of their best match; 0 when none is active.</summary>
    public double MedianBest()
    {
        var all = Enumerable.Range(0, _sumA.Length).Select(Best).Where(m => m is not null).Select(m => m!.Value.R).Order().ToArray();
        if (all.Length == 0)
            return 0;
        return all.Length % 2 == 1 ? all[all.Length / 2] : (all[(all.Length / 2) - 1] + all[all.Length / 2]) / 2;
    }

    private double Pearson(int a, int b)
    {
        var covariance = ((double)_cross[(a * _sumB.Length) + b] * _rows) - (_sumA[a] * _sumB[b]);
        var both = ((_squaresA[a] * _rows) - (_sumA[a] * _sumA[a])) * ((_squaresB[b] * _rows) - (_sumB[b] * _sumB[b]));
        return both > 0 ? covariance / Math.Sqrt(both) : 0;
    }

    private static void Tally(ReadOnlySpan<int> features, ReadOnlySpan<float> values, double[] sum, double[] squares)
    {
        for (var i = 0; i < features.Length; i++)
        {
            sum[features[i]] += values[i];
            squares[features[i]] += (double)values[i] * values[i];
        }
    }
}
