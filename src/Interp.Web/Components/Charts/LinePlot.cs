using System.Text;
using System.Xml.Linq;

namespace Interp.Web.Components;

/// <summary>Draws one curve over steps as SVG.</summary>
public static class LinePlot
{
    private const double Width = 400;
    private const double Height = 160;
    private const double Left = 52;
    private const double Right = 12;
    private const double Top = 8;
    private const double Bottom = 34;
    private const int MostHits = 80;

    /// <summary>The picture, complete in itself.</summary>
    /// <param name="points">Ascending in X.</param>
    /// <param name="title">The question it answers.</param>
    /// <param name="xName">Name of the horizontal axis.</param>
    /// <param name="name">Style class of the curve, beside <c>line</c>.</param>
    public static string Draw(IReadOnlyList<CurvePoint> points, string title, string xName, string name)
    {
        List<CurvePoint> seen = [.. points.Where(p => double.IsFinite(p.Y) && double.IsFinite(p.X))];
        if (seen.Count == 0)
            return Svg.Write(Svg.Root(Width, Height, title, Svg.Text(Width / 2, Height / 2, "no value yet", "middle")));
        var x = Axis.Exactly(Math.Min(0, seen[0].X), Math.Max(seen[^1].X, 1), 4);
        var y = Axis.Around(seen.Min(p => p.Y), seen.Max(p => p.Y), 3);
        CurvePoint last = seen[^1];
        return Svg.Write(Svg.Root(
            Width,
            Height,
            title,
            Frame(x, y, xName),
            Svg.Path(Data(seen, x, y), $"line {name}", "#0072b2"),
            Svg.Circle(Across(x.Place(last.X)), Down(y.Place(last.Y)), 3, $"end {name}", "#0072b2"),
            Hits(seen, x)));
    }

    private static IEnumerable<XElement> Frame(Axis x, Axis y, string xName)
    {
        foreach (var tick in y.Ticks)
        {
            yield return Svg.Line(Left, Down(y.Place(tick)), Width - Right, Down(y.Place(tick)), "grid", "#e4e0d6");
            yield return Svg.Text(Left - 6, Down(y.Place(tick)) + 4, Numbers.Tick(tick), "end");
        }

        yield return Svg.Line(Left, Height - Bottom, Width - Right, Height - Bottom, "axis", "#6f6a5f");
        foreach (var tick in x.Ticks)
            yield return Svg.Text(Across(x.Place(tick)), Height - Bottom + 15, Numbers.Tick(tick), "middle");
        yield return Svg.Text(Width - Right, Height - 4, xName, "end");
    }

    private static string Data(List<CurvePoint> points, Axis x, Axis y)
    {
        var path = new StringBuilder();
        foreach (CurvePoint point in points)
        {
            path.Append(path.Length == 0 ? 'M' : 'L')
                .Append(Svg.Number(Across(x.Place(point.X)))).Append(' ')
                .Append(Svg.Number(Down(y.Place(point.Y))));
        }

        return path.ToString();
    }

    private static IEnumerable<XElement> Hits(List<CurvePoint> points, Axis x)
    {
        var stride = Math.Max(1, points.Count / MostHits);
        var half = (Width - Left - Right) / Math.Max(1, points.Count / stride) / 2;
        for (var i = points.Count - 1; i >= 0; i -= stride)
        {
            var at = Across(x.Place(points[i].X));
            yield return Svg.Group(
                Svg.Title($"step {Numbers.Count((long)points[i].X)}: {Numbers.Significant(points[i].Y)}"),
                Svg.Rect(at - half, Top, 2 * half, Height - Top - Bottom, "hit", "none"));
        }
    }

    private static double Across(double share) => Left + share * (Width - Left - Right);

    private static double Down(double share) => Top + (1 - share) * (Height - Top - Bottom);
}
