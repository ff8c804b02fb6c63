namespace Interp.Domain.Dictionaries;

/// <summary>Spearman's rank correlation (1904): Pearson's correlation of the ranks, equal values sharing the mean of their ranks.</summary>
public static class Spearman
{
    /// <summary>From −1 to 1; 0 where either side is constant, since it predicts nothing.</summary>
    /// <param name="x">At least one number.</param>
    /// <param name="y">As many.</param>
    public static double Of(IReadOnlyList<float> x, IReadOnlyList<float> y)
    {
        if (x.Count == 0 || x.Count != y.Count) throw new ArgumentException($"Two lists of the same length are needed, not {x.Count} and {y.Count} numbers.", nameof(y));
        var (a, b) = (Ranks(x), Ranks(y));
        var mean = (x.Count + 1) / 2.0;
        double both = 0, first = 0, second = 0;
        for (var i = 0; i < a.Length; i++)
        {
            both += (a[i] - mean) * (b[i] - mean);
            first += (a[i] - mean) * (a[i] - mean);
            second += (b[i] - mean) * (b[i] - mean);
        }

        return first == 0 || second == 0 ? 0 : Math.Clamp(both / Math.Sqrt(first * second), -1, 1);
    }

    private static double[] Ranks(IReadOnlyList<float> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && values[order[end]].Equals(values[order[start]])) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2.0;
            start = end;
        }

        return ranks;
    }
}
