using Interp.Domain.Platform;

namespace Interp.Web.Components;

/// <summary>A heat-map as a picture file.</summary>
public static class HeatmapSvg
{
    private const int Cell = 16;
    private const int Letter = 7;
    private const int Line = 14;
    private const int Margin = 8;
    private const int Bar = 160;
    private const int Steps = 40;

    /// <summary>The picture with its labels and scale bar, in the colours of the light theme.</summary>
    public static string Draw(HeatmapPicture picture)
    {
        var (rows, columns) = (picture.RowLabels.Count, picture.ColumnLabels.Count);
        var left = Margin + Letter * Math.Max(picture.RowAxis.Length, picture.RowLabels.Max(l => l.Length));
        var top = 2 * Line + Letter * picture.ColumnLabels.Max(l => l.Length) + Margin;
        var width = Math.Max(left + columns * Cell, Math.Max(left + Bar * 2, Letter * picture.Title.Length)) + Margin;
        var height = top + rows * Cell + 4 * Line;
        var strongest = picture.Strongest;
        var root = Svg.Root(
            width, height, picture.Title, Svg.Rect(0, 0, width, height, "paper", "#fbfaf7"), Svg.Text(Margin, Line, picture.Title, "start"),
            Enumerable.Range(0, columns).Select(j => Upright(left + j * Cell + Cell / 2.0 + 4, top - 4, picture.ColumnLabels[j])),
            Enumerable.Range(0, rows).Select(i => Svg.Text(left - 4, top + i * Cell + 12, picture.RowLabels[i], "end")),
            Svg.Text(left - 4, top - 4, picture.RowAxis, "end"),
            Svg.Text(left, top + rows * Cell + Line, $"{picture.ColumnAxis} →", "start"),
            from i in Enumerable.Range(0, rows)
            from j in Enumerable.Range(0, columns)
            let value = picture.At(i, j)
            where value is not null
            let square = Svg.Rect(left + j * Cell, top + i * Cell, Cell - 1, Cell - 1, "cell", HeatmapColour.Hex(value.Value, strongest, picture.Scale))
            select With(square, $"{picture.NameOf(i, j)}: {HeatmapValue.Of(value.Value)}"),
            ScaleBar(left, top + rows * Cell + 2 * Line, picture.Scale, strongest, picture.Unit));
        root.SetAttributeValue("width", width);
        root.SetAttributeValue("height", height);
        return Svg.Write(root);
    }

    private static System.Xml.Linq.XElement ScaleBar(double x, double y, GridScale scale, float strongest, string unit)
    {
        var low = scale == GridScale.Diverging ? -strongest : 0;
        var step = (strongest - low) / Steps;
        return Svg.Group(
            Enumerable.Range(0, Steps).Select(k => Svg.Rect(x + k * Bar / (double)Steps, y, Bar / (double)Steps, 8, "bar", HeatmapColour.Hex(low + (k + 0.5f) * step, strongest, scale))),
            Svg.Text(x, y + 20, HeatmapValue.Of(low), "start"),
            Svg.Text(x + Bar, y + 20, HeatmapValue.Of(strongest), "end"),
            Svg.Text(x + Bar + Margin, y + 8, unit, "start"));
    }

    private static System.Xml.Linq.XElement Upright(double x, double y, string text)
    {
        var label = Svg.Text(x, y, text, "start");
        label.SetAttributeValue("transform", $"rotate(-90 {Svg.Number(x)} {Svg.Number(y)})");
        return label;
    }

    private static System.Xml.Linq.XElement With(System.Xml.Linq.XElement square, string words)
    {
        square.Add(Svg.Title(words));
        return square;
    }
}
