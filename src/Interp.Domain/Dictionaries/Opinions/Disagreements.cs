namespace Interp.Domain.Dictionaries;

/// <summary>Turns ratings into units of comparison.</summary>
internal static class Disagreements
{
    /// <summary>The marks of each interval that at least one rater marked: one unit per feature and interval.</summary>
    /// <param name="ratings">Submitted ratings of any features of one cohort.</param>
    /// <param name="mark">Mark of a rating's shown interval; null where left out.</param>
    public static List<IReadOnlyList<int>> Units(IEnumerable<Rating> ratings, Func<Rating, int, int?> mark) =>
    [
        .. ratings
            .SelectMany(r => r.Intervals.Select((interval, shown) => (Unit: (r.DictionaryId, r.Feature, interval), Mark: mark(r, shown))))
            .Where(m => m.Mark is not null)
            .GroupBy(m => m.Unit, m => m.Mark!.Value)
            .Select(g => g.ToList()),
    ];

    /// <summary>Root mean square difference between two raters of the same unit, in points; null where nobody can be compared.</summary>
    public static double? RootMeanSquare(IEnumerable<IReadOnlyList<int>> units)
    {
        double sum = 0;
        long pairs = 0;
        foreach (var unit in units)
        {
            for (var i = 0; i < unit.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    sum += (double)(unit[i] - unit[j]) * (unit[i] - unit[j]);
                    pairs++;
                }
            }
        }

        return pairs == 0 ? null : Math.Sqrt(sum / pairs);
    }
}
