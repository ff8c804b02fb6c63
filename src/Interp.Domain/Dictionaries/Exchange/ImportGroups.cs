namespace Interp.Domain.Dictionaries;

/// <summary>The groups of a batch file: its top group, and its intervals from the highest, whose numbers become levels.</summary>
internal static class ImportGroups
{
    /// <summary>Different intervals, the highest first.</summary>
    public static List<(double Max, double Min)> Intervals(IEnumerable<DashboardActivation> examples) =>
        [.. examples.Where(e => !IsTop(e)).Select(e => (e.BinMax!.Value, e.BinMin!.Value)).Distinct().OrderDescending()];

    /// <summary>In reading order, each with its group's number.</summary>
    public static (short Group, DashboardActivation Example)[] Of(DashboardActivation[] examples)
    {
        var intervals = Intervals(examples);
        return [.. examples.Select(e => (Group(e, intervals), e)).OrderBy(e => e.Item1)];
    }

    private static short Group(DashboardActivation example, List<(double Max, double Min)> intervals) => IsTop(example)
        ? ExampleCode.Of(ExampleKind.Top, 0)
        : ExampleCode.Of(ExampleKind.Interval, intervals.IndexOf((example.BinMax!.Value, example.BinMin!.Value)));

    // The files mark it so: the top group was drawn from no interval.
    private static bool IsTop(DashboardActivation example) => example.BinContains < 0;
}
