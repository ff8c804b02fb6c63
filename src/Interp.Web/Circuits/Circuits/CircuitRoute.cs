namespace Interp.Web.Circuits;

/// <summary>Leads edges past what stands between their ends.</summary>
internal static class CircuitRoute
{
    private const int Points = 40;
    private const int Step = 12;
    private const int Steps = 12;

    // A name stays readable where an edge passes behind it, a mark does not.
    private const int OfMark = 10;

    /// <summary>The line with the least swing that meets the least.</summary>
    /// <param name="line">From end to end.</param>
    /// <param name="boxes">All parts of the picture.</param>
    /// <param name="width">Of the picture.</param>
    public static CircuitLine Past(CircuitLine line, IReadOnlyList<CircuitBox> boxes, double width)
    {
        var between = boxes.Where(b => !b.IsEndOf(line)).ToList();
        return Enumerable.Range(0, 2 * Steps + 1).Select(i => line with { Bow = Step * ((i + 1) / 2) * (i % 2 == 0 ? 1 : -1) }).MinBy(l => Met(l, between, width));
    }

    private static int Met(CircuitLine line, List<CircuitBox> between, double width)
    {
        var met = 0;
        for (var i = 1; i < Points; i++)
        {
            var (x, y) = line.At((double)i / Points);
            if (x < CircuitGraph.Left || x > width) met++;
            foreach (var box in between)
                if (box.Covers(x, y)) met += box.IsMark(x, y) ? OfMark : 1;
        }

        return met;
    }
}
