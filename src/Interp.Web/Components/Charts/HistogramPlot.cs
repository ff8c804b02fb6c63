using System.Globalization;
using System.Xml.Linq;
using Interp.Domain.Dictionaries;

namespace Interp.Web.Components;

/// <summary>Draws a histogram as SVG: thin bars from exact counts, named axes, the count on hover.</summary>
public static class HistogramPlot
{
    private const double Width = 400;
    private const double Height = 168;
    private const double Left = 44;
    private const double Right = 8;
    private const double Top = 20;
    private const double Bottom = 34;

    /// <summary>The picture, complete in itself: it carries light-theme colours, which the page's style sheet replaces.</summary>
    /// <param name="histogram">What to draw; edges ascending.</param>
    /// <param name="look">Names, colours and the wording of edges.</param>
    /// <exception cref="ArgumentException">There is not exactly one more edge than counts.</exception>
    public static string Draw(Histogram histogram, HistogramLook look)
    {
        if (histogram.Edges.Length != histogram.Counts.Length + 1 || histogram.Counts.Length == 0)
            throw new ArgumentException($"{histogram.Counts.Length} counts need one more edge than that, not {histogram.Edges.Length}.", nameof(histogram));
        var x = Axis.Exactly(histogram.Edges[0], histogram.Edges[^1], 5);
        var y = Axis.Around(0, Math.Max(1, histogram.Counts.Max()), 2);
        XElement root = Svg.Root(Width, Height, look.Title, Grid(y), Bars(histogram, look, x, y), Feet(x, look));
        // Where the axes are, for scripts that mark a value: left, top, right, bottom.
        root.SetAttributeValue("data-box", $"{Svg.Number(Left)} {Svg.Number(Top)} {Svg.Number(Width - Right)} {Svg.Number(Height - Bottom)}");
        return Svg.Write(root);
    }

    private static IEnumerable<XElement> Grid(Axis y)
    {
        foreach (var tick in y.Ticks)
        {
            var at = Down(y.Place(tick));
            yield return Svg.Line(Left, at, Width - Right, at, tick == 0 ? "axis" : "grid", tick == 0 ? "#6f6a5f" : "#e4e0d6");
            yield return Svg.Text(Left - 6, at + 4, Numbers.Count((long)tick), "end");
        }
    }

    private static IEnumerable<XElement> Bars(Histogram histogram, HistogramLook look, Axis x, Axis y)
    {
        for (var i = 0; i < histogram.Counts.Length; i++)
        {
            var from = Across(x.Place(histogram.Edges[i]));
            var to = Across(x.Place(histogram.Edges[i + 1]));
            var top = Down(y.Place(histogram.Counts[i]));
            var (name, fill) = look.Bar((histogram.Edges[i] + histogram.Edges[i + 1]) / 2);
            var words = $"{look.Edge(histogram.Edges[i])} to {look.Edge(histogram.Edges[i + 1])}: {Numbers.Count(histogram.Counts[i])} {look.Counted}";
            yield return Svg.Group(
                Svg.Title(words),
                Svg.Rect(from, Top, to - from, Height - Bottom - Top, "hit", "none"),
                histogram.Counts[i] > 0 ? Bar(from, to, top, name, fill, histogram.Counts[i]) : null);
        }
    }

    private static XElement Bar(double from, double to, double top, string name, string fill, int count)
    {
        // A bin that holds anything is at least one pixel high, so that it does not look empty.
        var reach = Math.Min(top, Height - Bottom - 1);
        XElement bar = Svg.Rect(from + 0.5, reach, to - from - 1, Height - Bottom - reach, $"bar {name}", fill);
        bar.SetAttributeValue("data-count", count.ToString(CultureInfo.InvariantCulture));
        return bar;
    }

    private static IEnumerable<XElement> Feet(Axis x, HistogramLook look)
    {
        foreach (var tick in x.Ticks)
            yield return Svg.Text(Across(x.Place(tick)), Height - Bottom + 15, look.Tick(tick), "middle");
        yield return Svg.Text(Width - Right, Height - 4, look.XName, "end");
        yield return Svg.Text(0, 10, look.YName, "start");
    }

    private static double Across(double share) => Left + share * (Width - Left - Right);

    private static double Down(double share) => Top + (1 - share) * (Height - Top - Bottom);
}
