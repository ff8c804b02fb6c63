namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Activation correlation between the features of two dictionaries over the same rows: the paper's measure of universality.
/// <c>4 · d_a · d_b</c> bytes, three times that with supports; the work on a row is the product of the two L0s.
/// </summary>
public sealed class DictionaryMatch
{
    private readonly float[] _cross;
    private readonly float[] _squaresOfBWhereA;
    private readonly float[] _squaresOfAWhereB;
    private readonly FeatureSums _a;
    private readonly FeatureSums _b;
    private long _rows;

    /// <param name="featuresA">Features of the first dictionary.</param>
    /// <param name="featuresB">Features of the second.</param>
    /// <param name="supports">Whether <see cref="MaskedCosine"/> will be asked for.</param>
    public DictionaryMatch(int featuresA, int featuresB, bool supports = false)
    {
        var pairs = checked(featuresA * featuresB);
        _cross = new float[pairs];
        (_squaresOfBWhereA, _squaresOfAWhereB) = supports ? (new float[pairs], new float[pairs]) : ([], []);
        (_a, _b) = (new FeatureSums(featuresA), new FeatureSums(featuresB));
    }

    /// <summary>Features of the first dictionary.</summary>
    public int FeaturesA => _a.Features;

    /// <summary>Features of the second.</summary>
    public int FeaturesB => _b.Features;

    /// <summary>Adds a row: the active features and activations of both.</summary>
    public void Add(ReadOnlySpan<int> a, ReadOnlySpan<float> valuesA, ReadOnlySpan<int> b, ReadOnlySpan<float> valuesB)
    {
        _rows++;
        _a.Add(a, valuesA);
        _b.Add(b, valuesB);
        for (var i = 0; i < a.Length; i++)
        {
            var start = a[i] * _b.Features;
            AddProducts(_cross.AsSpan(start, _b.Features), valuesA[i], b, valuesB);
            if (_squaresOfAWhereB.Length > 0)
                AddSquares(start, valuesA[i], b, valuesB);
        }
    }

    /// <summary>Rows on which a feature of the first dictionary was active.</summary>
    public long HitsOfA(int feature) => _a.Hits(feature);

    /// <summary>Rows on which a feature of the second was.</summary>
    public long HitsOfB(int feature) => _b.Hits(feature);

    /// <summary>Correlation of two activations over all rows; 0 where one of them never changed.</summary>
    public double Pearson(int a, int b)
    {
        var covariance = ((double)_cross[(a * _b.Features) + b] * _rows) - (_a.Sum(a) * _b.Sum(b));
        var both = _a.Spread(a, _rows) * _b.Spread(b, _rows);
        return both > 0 ? covariance / Math.Sqrt(both) : 0;
    }

    /// <summary>Cosine of two activations over all rows; 0 where one of them was never active.</summary>
    public double Cosine(int a, int b) => Cosine(_cross[(a * _b.Features) + b], _a.Squares(a), _b.Squares(b));

    /// <summary>
    /// Cosine over only those rows on which one of the two was active, the larger of the two ways to choose it: the paper's measure of whether
    /// one feature split from the other.
    /// </summary>
    /// <exception cref="InvalidOperationException">Supports were not asked for.</exception>
    public double MaskedCosine(int a, int b)
    {
        if (_squaresOfAWhereB.Length == 0)
            throw new InvalidOperationException("Ask for supports when the match is made.");
        var pair = (a * _b.Features) + b;
        return Math.Max(
            Cosine(_cross[pair], _a.Squares(a), _squaresOfBWhereA[pair]),
            Cosine(_cross[pair], _squaresOfAWhereB[pair], _b.Squares(b)));
    }

    /// <summary>The feature of the second dictionary that goes best with a feature of the first; null if that one was never active.</summary>
    public (int Feature, double R)? Best(int featureA) => Top(featureA, 1) is [var best] ? (best.Feature, best.Pearson) : null;

    /// <summary>The same the other way round: the feature of the first dictionary that goes best with one of the second.</summary>
    public (int Feature, double R)? BestOfSecond(int featureB) => TopOfSecond(featureB, 1) is [var best] ? (best.Feature, best.Pearson) : null;

    /// <summary>The most correlated features of the second dictionary, best first; none for a feature that was never active.</summary>
    public FeatureMatch[] Top(int featureA, int count) => _a.Hits(featureA) == 0
        ? []
        : [.. Best(_b.Features, count, b => Pearson(featureA, b)).Select(b => new FeatureMatch(b, Pearson(featureA, b), Cosine(featureA, b)))];

    /// <summary>The most correlated features of the first dictionary, best first; none for a feature that was never active.</summary>
    public FeatureMatch[] TopOfSecond(int featureB, int count) => _b.Hits(featureB) == 0
        ? []
        : [.. Best(_a.Features, count, a => Pearson(a, featureB)).Select(a => new FeatureMatch(a, Pearson(a, featureB), Cosine(a, featureB)))];

    /// <summary>Median over the first dictionary's active features of their best match; 0 when none is active.</summary>
    public double MedianBest()
    {
        var all = Enumerable.Range(0, FeaturesA).Select(Best).Where(m => m is not null).Select(m => m!.Value.R).Order().ToArray();
        if (all.Length == 0)
            return 0;
        return all.Length % 2 == 1 ? all[all.Length / 2] : (all[(all.Length / 2) - 1] + all[all.Length / 2]) / 2;
    }

    private static double Cosine(double product, double squaresA, double squaresB) =>
        squaresA > 0 && squaresB > 0 ? product / Math.Sqrt(squaresA * squaresB) : 0;

    private static void AddProducts(Span<float> cross, float value, ReadOnlySpan<int> b, ReadOnlySpan<float> valuesB)
    {
        for (var j = 0; j < b.Length; j++)
            cross[b[j]] += value * valuesB[j];
    }

    private void AddSquares(int start, float value, ReadOnlySpan<int> b, ReadOnlySpan<float> valuesB)
    {
        for (var j = 0; j < b.Length; j++)
        {
            _squaresOfBWhereA[start + b[j]] += valuesB[j] * valuesB[j];
            _squaresOfAWhereB[start + b[j]] += value * value;
        }
    }

    /// <summary>The candidates of highest score, best first; of equal ones the lower first.</summary>
    private static IEnumerable<int> Best(int candidates, int count, Func<int, double> score)
    {
        var kept = new List<(int Candidate, double Score)>(count + 1);
        for (var candidate = 0; candidate < candidates; candidate++)
        {
            var value = score(candidate);
            if (kept.Count == count && value <= kept[^1].Score)
                continue;
            var place = kept.FindIndex(k => k.Score < value);
            kept.Insert(place < 0 ? kept.Count : place, (candidate, value));
            if (kept.Count > count)
                kept.RemoveAt(count);
        }

        return kept.Select(k => k.Candidate);
    }
}
