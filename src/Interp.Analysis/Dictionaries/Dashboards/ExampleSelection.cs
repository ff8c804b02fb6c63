namespace Interp.Analysis.Dictionaries;

/// <summary>Chooses the examples of a card in its reading order: top, levels 0 .. 10, bottom.</summary>
internal static class ExampleSelection
{
    public static List<SelectedExample> Select(FeatureTally tally)
    {
        var chosen = new List<SelectedExample>();
        var shown = new HashSet<int>();
        AddGroup(chosen, shown, ExampleGroup.Top, -1, tally.Highest.Items);
        if (tally.Count < CardLayout.ExtremeExamples)
            return chosen;

        var sample = tally.Sample.Items;
        var maximum = Maximum(sample);
        for (var level = 0; level < CardLayout.Levels; level++)
            AddGroup(chosen, shown, ExampleGroup.Level, level, Nearest(sample, CardLayout.LevelTarget(maximum, level)));

        AddGroup(chosen, shown, ExampleGroup.Bottom, -1, tally.Lowest.Items);
        return chosen;
    }

    /// <summary>The highest value of a sample; 0 when it is empty.</summary>
    public static float Maximum(ReadOnlySpan<ActivationAt> sample)
    {
        var maximum = 0f;
        foreach (var item in sample)
            maximum = Math.Max(maximum, item.Value);
        return maximum;
    }

    /// <summary>The members nearest to <paramref name="target"/>, shown highest first; ties go to the earlier row.</summary>
    private static ActivationAt[] Nearest(ReadOnlySpan<ActivationAt> sample, float target)
    {
        var nearest = new List<(double Distance, ActivationAt Item)>(CardLayout.ExamplesPerLevel + 1);
        foreach (var item in sample)
        {
            var candidate = (Math.Abs((double)item.Value - target), item);
            if (nearest.Count == CardLayout.ExamplesPerLevel && Closer(nearest[^1], candidate))
                continue;

            var place = nearest.Count;
            while (place > 0 && Closer(candidate, nearest[place - 1]))
                place--;
            nearest.Insert(place, candidate);
            if (nearest.Count > CardLayout.ExamplesPerLevel)
                nearest.RemoveAt(nearest.Count - 1);
        }

        return [.. nearest.Select(n => n.Item).OrderByDescending(i => i.Value).ThenBy(i => i.Row)];
    }

    private static bool Closer((double Distance, ActivationAt Item) a, (double Distance, ActivationAt Item) b) =>
        a.Distance < b.Distance || (a.Distance == b.Distance && a.Item.Row < b.Item.Row);

    /// <summary>A row counts as repeated once an earlier group has shown it.</summary>
    private static void AddGroup(
        List<SelectedExample> chosen, HashSet<int> shown, ExampleGroup group, int level, ReadOnlySpan<ActivationAt> items)
    {
        for (var rank = 0; rank < items.Length; rank++)
            chosen.Add(new SelectedExample(group, level, rank, items[rank].Row, shown.Contains(items[rank].Row)));
        foreach (var item in items)
            shown.Add(item.Row);
    }
}
