using System.Globalization;
using System.Xml.Linq;
using Interp.Domain.Library;
using Interp.Web.Components;

namespace Interp.Web.Circuits;

/// <summary>Draws a head's attention as SVG: a row for each token that looks, a column for each that is looked at.</summary>
public static class PatternPlot
{
    private const int Letters = 12;
    private const double LetterWidth = 6.7;
    private const double LabelSize = 11;

    /// <summary>Smallest weight that is drawn; half a step of what is stored.</summary>
    private const double Least = 0.5 / 255;

    private static readonly string[] Light = ["#fbe9d0", "#f9dbbb", "#f7cda6", "#f5bf91", "#f3b17c", "#efa469", "#ea995a", "#e48e4a", "#df823b", "#d9772b"];

    /// <summary>The picture, complete in itself, at its natural size; what is around it may scroll.</summary>
    /// <param name="pattern">What to draw.</param>
    /// <param name="title">What it is.</param>
    public static string Draw(HeadPattern pattern, string title)
    {
        var tokens = pattern.Queries;
        var cell = Cell(tokens.Length);
        var margin = 8 + (LetterWidth * tokens.Max(t => Label(t).Length));
        var side = cell * tokens.Length;
        XElement root = Svg.Root(margin + side + 1, margin + side + 1, title, Frame(margin, side), Labels(tokens, cell, margin), Cells(pattern, cell, margin));
        root.SetAttributeValue("width", Svg.Number(margin + side + 1));
        root.SetAttributeValue("height", Svg.Number(margin + side + 1));
        root.SetAttributeValue("class", "plot pattern");
        // Where the cells are, for scripts: left, top, size of a cell, tokens.
        root.SetAttributeValue("data-grid", string.Create(CultureInfo.InvariantCulture, $"{Svg.Number(margin)} {Svg.Number(margin)} {Svg.Number(cell)} {tokens.Length}"));
        return Svg.Write(root);
    }

    /// <summary>A weight as it is read: two decimals, with a sign where it is a difference.</summary>
    internal static string Words(HeadPattern pattern, int query, int key) => pattern.Source == PatternSource.Difference
        ? Numbers.Signed(pattern[query, key])
        : pattern[query, key].ToString("0.00", CultureInfo.InvariantCulture);

    private static double Cell(int tokens) => Math.Clamp(Math.Floor(560.0 / tokens), 7, 26);

    private static string Label(TokenText token) =>
        token.Display.Length <= Letters ? token.Display.Replace(' ', '·') : token.Display.Replace(' ', '·')[..(Letters - 1)] + "…";

    private static XElement Frame(double margin, double side)
    {
        XElement frame = Svg.Path(
            string.Create(CultureInfo.InvariantCulture, $"M{Svg.Number(margin)} {Svg.Number(margin)}V{Svg.Number(margin + side)}H{Svg.Number(margin + side)}Z"), "frame", "#e4e0d6");
        frame.SetAttributeValue("stroke-width", "1");
        return frame;
    }

    private static IEnumerable<XElement> Labels(TokenText[] tokens, double cell, double margin)
    {
        var every = (int)Math.Ceiling(LabelSize / cell);
        for (var i = 0; i < tokens.Length; i += every)
        {
            var middle = margin + ((i + 0.5) * cell);
            XElement row = Svg.Text(margin - 4, middle + 4, Label(tokens[i]), "end");
            row.SetAttributeValue("class", "row");
            yield return row;
            XElement column = Svg.Text(0, 0, Label(tokens[i]), "start");
            column.SetAttributeValue("class", "column");
            column.SetAttributeValue("transform", string.Create(CultureInfo.InvariantCulture, $"translate({Svg.Number(middle + 4)} {Svg.Number(margin - 4)}) rotate(-90)"));
            yield return column;
        }
    }

    private static IEnumerable<XElement> Cells(HeadPattern pattern, double cell, double margin)
    {
        for (var query = 0; query < pattern.Queries.Length; query++)
        {
            for (var key = 0; key <= query; key++)
            {
                var weight = pattern[query, key];
                if (Math.Abs(weight) >= Least) yield return Drawn(pattern, query, key, weight, cell, margin);
            }
        }
    }

    private static XElement Drawn(HeadPattern pattern, int query, int key, float weight, double cell, double margin)
    {
        var difference = pattern.Source == PatternSource.Difference;
        var level = ActivationLevel.Of(Math.Abs(weight), 1);
        var (name, fill) = difference ? (weight < 0 ? "w n" : "w p", weight < 0 ? "#2166ac" : "#b2182b") : (string.Create(CultureInfo.InvariantCulture, $"w l{level}"), Light[level - 1]);
        XElement rect = Svg.Rect(margin + (key * cell), margin + (query * cell), cell, cell, name, fill);
        if (difference) rect.SetAttributeValue("fill-opacity", Svg.Number(Math.Min(1, 0.1 + (0.9 * Math.Abs(weight)))));
        rect.Add(Svg.Title($"{pattern.Queries[query].Display} → {pattern.Queries[key].Display}: {Words(pattern, query, key)}"));
        return rect;
    }
}
