namespace Interp.Abstractions.Numerics;

/// <summary>Spearman's rank correlation (1904).</summary>
public static class RankCorrelation
{
    /// <summary>Pearson's correlation of the ranks; ties share the mean of their ranks. Not a number for fewer than two values or where all of a side are equal.</summary>
    /// <exception cref="ArgumentException">The sides differ in length.</exception>
    public static double Spearman(IReadOnlyList<double> a, IReadOnlyList<double> b)
    {
        if (a.Count != b.Count) throw new ArgumentException($"{a.Count} values cannot be compared with {b.Count}.", nameof(b));
        if (a.Count < 2) return double.NaN;
        double[] ranksA = Ranks(a), ranksB = Ranks(b);
        double middle = (a.Count + 1) / 2.0, both = 0, squareA = 0, squareB = 0;
        for (var i = 0; i < a.Count; i++)
        {
            both += (ranksA[i] - middle) * (ranksB[i] - middle);
            squareA += (ranksA[i] - middle) * (ranksA[i] - middle);
            squareB += (ranksB[i] - middle) * (ranksB[i] - middle);
        }

        return Math.Clamp(both / Math.Sqrt(squareA * squareB), -1, 1);
    }

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (var first = 0; first < order.Length;)
        {
            var next = first + 1;
            while (next < order.Length && values[order[next]].Equals(values[order[first]])) next++;
            for (var i = first; i < next; i++) ranks[order[i]] = (first + 1 + next) / 2.0;
            first = next;
        }

        return ranks;
    }
}
