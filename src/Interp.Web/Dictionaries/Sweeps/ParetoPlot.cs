using System.Text;
using System.Xml.Linq;
using Interp.Web.Components;

namespace Interp.Web.Dictionaries;

/// <summary>Draws the points of a sweep and its Pareto front as SVG; each point is a link.</summary>
public static class ParetoPlot
{
    private const double Width = 560;
    private const double Height = 340;
    private const double Left = 56;
    private const double Right = 16;
    private const double Top = 24;
    private const double Bottom = 40;
    private const double Size = 5;
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#00795a", "#a8487f"];

    /// <summary>Different marks; the next begins again.</summary>
    public const int Marks = 8;

    /// <summary>The picture, complete in itself.</summary>
    /// <param name="points">Finite values only.</param>
    /// <param name="title">The question it answers.</param>
    /// <param name="yName">Name of the vertical axis.</param>
    /// <param name="word">Words for a value on it.</param>
    public static string Draw(IReadOnlyList<ParetoPoint> points, string title, string yName, Func<double, string> word)
    {
        if (points.Count == 0)
            return Svg.Write(Svg.Root(Width, Height, title, Svg.Text(Width / 2, Height / 2, "no point is measured yet", "middle")));
        var x = Axis.Around(0, points.Max(p => p.L0), 5);
        var y = Axis.Around(points.Min(p => p.Value), points.Max(p => p.Value), 4);
        var front = ParetoFront.Of(points.Where(p => p.Settled));
        XElement root = Svg.Root(Width, Height, title, Frame(x, y, yName, word), Line(front, x, y), points.Select(p => Mark(p, x, y, word, front.Contains(p))));
        // Its points are links, which an image would hide from readers of the screen.
        root.SetAttributeValue("role", "group");
        root.SetAttributeValue("class", "plot pareto");
        return Svg.Write(root);
    }

    /// <summary>The mark by itself, for the legend.</summary>
    /// <param name="mark">From 0.</param>
    public static string Legend(int mark)
    {
        XElement root = Svg.Root(14, 14, string.Empty, Shape(mark, 7, 7, hollow: false));
        root.SetAttributeValue("aria-hidden", "true");
        root.SetAttributeValue("class", "plot legend-mark");
        return Svg.Write(root);
    }

    private static IEnumerable<XElement> Frame(Axis x, Axis y, string yName, Func<double, string> word)
    {
        foreach (var tick in y.Ticks)
        {
            yield return Svg.Line(Left, Down(y, tick), Width - Right, Down(y, tick), "grid", "#e4e0d6");
            yield return Svg.Text(Left - 6, Down(y, tick) + 4, word(tick), "end");
        }

        yield return Svg.Line(Left, Height - Bottom, Width - Right, Height - Bottom, "axis", "#6f6a5f");
        foreach (var tick in x.Ticks)
            yield return Svg.Text(Across(x, tick), Height - Bottom + 16, Numbers.Tick(tick), "middle");
        yield return Svg.Text(Width - Right, Height - 6, "L0, active features per token", "end");
        yield return Svg.Text(0, 12, yName, "start");
    }

    private static XElement? Line(IReadOnlyList<ParetoPoint> front, Axis x, Axis y)
    {
        if (front.Count < 2)
            return null;
        var path = new StringBuilder();
        foreach (var point in front)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Svg.Number(Across(x, point.L0))).Append(' ').Append(Svg.Number(Down(y, point.Value)));
        return Svg.Path(path.ToString(), "front", "#6f6a5f");
    }

    private static XElement Mark(ParetoPoint point, Axis x, Axis y, Func<double, string> word, bool onFront)
    {
        var words = $"{point.Words}: L0 {Numbers.Significant(point.L0)}, {word(point.Value)}{(point.Settled ? onFront ? ", on the front" : string.Empty : ", still training")}";
        var (across, down) = (Across(x, point.L0), Down(y, point.Value));
        XElement hit = Svg.Circle(across, down, 2 * Size, "hit", "none");
        XElement link = Svg.Link(point.Href, words, Svg.Title(words), hit, Shape(point.Mark, across, down, !point.Settled));
        link.SetAttributeValue("data-point", point.Number);
        return link;
    }

    private static XElement Shape(int mark, double x, double y, bool hollow)
    {
        var (s, kind) = (Size, mark % Marks);
        string N(double value) => Svg.Number(value);
        var data = kind switch
        {
            0 => $"M{N(x - s)} {N(y)}a{N(s)} {N(s)} 0 1 0 {N(2 * s)} 0a{N(s)} {N(s)} 0 1 0 {N(-2 * s)} 0Z",
            1 => $"M{N(x)} {N(y - s)}L{N(x + s)} {N(y + s)}L{N(x - s)} {N(y + s)}Z",
            2 => $"M{N(x - s)} {N(y - s)}h{N(2 * s)}v{N(2 * s)}h{N(-2 * s)}Z",
            3 => $"M{N(x)} {N(y - 1.3 * s)}L{N(x + 1.3 * s)} {N(y)}L{N(x)} {N(y + 1.3 * s)}L{N(x - 1.3 * s)} {N(y)}Z",
            4 => $"M{N(x)} {N(y + s)}L{N(x + s)} {N(y - s)}L{N(x - s)} {N(y - s)}Z",
            5 => $"M{N(x - s)} {N(y - s / 3)}h{N(s * 2 / 3)}v{N(-s * 2 / 3)}h{N(s * 2 / 3)}v{N(s * 2 / 3)}h{N(s * 2 / 3)}v{N(s * 2 / 3)}h{N(-s * 2 / 3)}v{N(s * 2 / 3)}h{N(-s * 2 / 3)}v{N(-s * 2 / 3)}h{N(-s * 2 / 3)}Z",
            6 => $"M{N(x - s)} {N(y - s)}L{N(x + s)} {N(y)}L{N(x - s)} {N(y + s)}Z",
            _ => $"M{N(x + s)} {N(y - s)}L{N(x - s)} {N(y)}L{N(x + s)} {N(y + s)}Z",
        };
        var colour = Colours[kind % Colours.Length];
        XElement shape = Svg.Path(data, $"mark s{kind % Colours.Length + 1}{(hollow ? " hollow" : string.Empty)}", colour);
        shape.SetAttributeValue("fill", hollow ? "none" : colour);
        return shape;
    }

    private static double Across(Axis x, double value) => Left + x.Place(value) * (Width - Left - Right);

    private static double Down(Axis y, double value) => Top + (1 - y.Place(value)) * (Height - Top - Bottom);
}
