using Interp.Domain.Dictionaries;

namespace Interp.Web.Dictionaries;

/// <summary>Lays groups of examples into two columns of about the same height, in their own order.</summary>
public static class ExampleColumns
{
    private const int HeadLines = 2;

    /// <summary>The groups of the first and of the second column; empty groups are left out.</summary>
    /// <param name="groups">Top, intervals from the highest, bottom.</param>
    public static (IReadOnlyList<ExampleGroup> First, IReadOnlyList<ExampleGroup> Second) Of(IReadOnlyList<ExampleGroup> groups)
    {
        List<ExampleGroup> shown = [.. groups.Where(g => g.Examples.Length > 0)];
        var lines = shown.Sum(Lines);
        var before = 0;
        var cut = 0;
        while (cut < shown.Count && 2 * before + Lines(shown[cut]) <= lines)
            before += Lines(shown[cut++]);
        cut = Math.Max(cut, Math.Min(1, shown.Count));
        return (shown[..cut], shown[cut..]);
    }

    private static int Lines(ExampleGroup group) => group.Examples.Length + HeadLines;
}
