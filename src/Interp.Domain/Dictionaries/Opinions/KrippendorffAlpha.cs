namespace Interp.Domain.Dictionaries;

/// <summary>
/// Agreement beyond chance: α = 1 − D_o / D_e (Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, section C: any number of raters, missing marks).
/// 1 is perfect, 0 is chance, below 0 is systematic disagreement.
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>α over units; null where it is undefined: nobody to compare with, or all marks alike.</summary>
    /// <param name="units">The marks that each unit was given, in any order; units with fewer than two count for nothing.</param>
    /// <param name="metric">How far apart two marks are.</param>
    public static double? Of(IEnumerable<IReadOnlyList<int>> units, AlphaMetric metric)
    {
        var pairable = units.Where(u => u.Count > 1).ToList();
        int[] values = [.. pairable.SelectMany(u => u).Distinct().Order()];
        if (values.Length < 2) return null;
        var coincidences = Coincidences(pairable, values);
        var totals = Enumerable.Range(0, values.Length).Select(c => Enumerable.Range(0, values.Length).Sum(k => coincidences[c, k])).ToArray();
        double observed = 0, expected = 0;
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = c + 1; k < values.Length; k++)
            {
                var distance = metric == AlphaMetric.Interval ? Squared(values[k] - values[c]) : Squared(totals[c..(k + 1)].Sum() - (totals[c] + totals[k]) / 2);
                observed += coincidences[c, k] * distance;
                expected += totals[c] * totals[k] * distance;
            }
        }

        return 1 - (totals.Sum() - 1) * observed / expected;
    }

    /// <summary>Each ordered pair within a unit of m marks counts 1 / (m − 1).</summary>
    private static double[,] Coincidences(List<IReadOnlyList<int>> units, int[] values)
    {
        var table = new double[values.Length, values.Length];
        foreach (var unit in units)
        {
            var counts = new int[values.Length];
            foreach (var mark in unit) counts[Array.BinarySearch(values, mark)]++;
            for (var c = 0; c < values.Length; c++)
                for (var k = 0; k < values.Length; k++)
                    table[c, k] += counts[c] * (double)(c == k ? counts[k] - 1 : counts[k]) / (unit.Count - 1);
        }

        return table;
    }

    private static double Squared(double value) => value * value;
}
