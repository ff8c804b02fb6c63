using Interp.Domain.Dictionaries;

namespace Interp.Domain.Tests.Dictionaries;

/// <summary>α as it is defined: the mean distance of pairs within units over the mean distance of all pairs.</summary>
internal static class SlowAlpha
{
    public static double? Of(List<IReadOnlyList<int>> units, AlphaMetric metric)
    {
        var compared = units.Where(u => u.Count > 1).ToList();
        int[] all = [.. compared.SelectMany(u => u)];
        double Distance(int a, int b)
        {
            if (metric == AlphaMetric.Interval) return Math.Pow(a - b, 2);
            var between = all.Count(v => v >= Math.Min(a, b) && v <= Math.Max(a, b)) - (all.Count(v => v == a) + all.Count(v => v == b)) / 2.0;
            return a == b ? 0 : Math.Pow(between, 2);
        }

        double Pairs(IReadOnlyList<int> marks)
        {
            double sum = 0;
            for (var i = 0; i < marks.Count; i++)
                for (var j = 0; j < marks.Count; j++)
                    if (i != j) sum += Distance(marks[i], marks[j]);
            return sum;
        }

        var observed = compared.Sum(u => Pairs(u) / (u.Count - 1)) / all.Length;
        var expected = all.Length < 2 ? 0 : Pairs(all) / (all.Length * (double)(all.Length - 1));
        return expected > 0 ? 1 - observed / expected : null;
    }
}
