using System.Xml.Linq;
using Interp.Domain.Circuits;
using Interp.Web.Components;

namespace Interp.Web.Circuits;

/// <summary>Draws a circuit as SVG: layers from the bottom up, edges as thick and dark as their effect, broken where it is negative.</summary>
public static class CircuitPicture
{
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#00795a", "#a8487f"];

    /// <summary>The picture, complete in itself.</summary>
    /// <param name="graph">What is drawn where.</param>
    /// <param name="title">What it shows.</param>
    public static string Draw(CircuitGraph graph, string title)
    {
        var most = graph.Edges.Count == 0 ? 1 : Math.Max(1e-12, graph.Edges.Max(e => Math.Abs(e.Arrow.Effect)));
        XElement root = Svg.Root(
            graph.Width, graph.Height, title, Axes(graph), graph.Edges.Reverse().Select(e => Edge(e, most)), Tips(graph), graph.Ends.Select(End), graph.Nodes.Select(Node));
        root.SetAttributeValue("class", "plot circuit");
        root.SetAttributeValue("width", Svg.Number(graph.Width));
        root.SetAttributeValue("height", Svg.Number(graph.Height));
        return Svg.Write(root);
    }

    /// <summary>The mark of a class by itself, for the legend.</summary>
    /// <param name="look">Of the class.</param>
    public static string Legend(CircuitClassLook look)
    {
        XElement root = Svg.Root(24, 24, string.Empty, Shape(look, 12, 12));
        root.SetAttributeValue("aria-hidden", "true");
        root.SetAttributeValue("class", "plot circuit legend-mark");
        return Svg.Write(root);
    }

    private static IEnumerable<XElement> Axes(CircuitGraph graph) => graph.Rows.SelectMany(r => new[]
    {
        Svg.Line(CircuitGraph.Left - 6, r.Y, graph.Width, r.Y, "grid", "#e4e0d6"), Svg.Text(CircuitGraph.Left - 12, r.Y + 4, r.Name, "end"),
    }).Concat(graph.Columns.Select(c => Svg.Text(c.X, graph.Height - 8, c.Name, "middle")));

    // Thickness and darkness are the size, dashes the sign; what is drawn stops short of the tip.
    private static XElement Edge(CircuitLine line, double most)
    {
        var (share, against) = (Math.Abs(line.Arrow.Effect) / most, line.Arrow.Effect < 0);
        var data = Curve(line);
        var edge = Svg.Path(data, against ? "edge negative" : "edge positive", against ? "#2166ac" : "#b2182b");
        edge.SetAttributeValue("stroke-width", Svg.Number(1 + 5 * share));
        edge.SetAttributeValue("stroke-opacity", Svg.Number(0.44 + 0.52 * share));
        if (against) edge.SetAttributeValue("stroke-dasharray", "6 4");
        // A thin line is hard to point at.
        return Svg.Group(Svg.Path(data, "near", "none"), edge, Svg.Title(line.Arrow.Said));
    }

    private static string Curve(CircuitLine line) =>
        $"M{Svg.Number(line.X1)} {Svg.Number(line.Y1)}C{Svg.Number(line.X1 + line.Bow)} {Svg.Number(line.Middle)} {Svg.Number(line.X2 + line.Bow)} {Svg.Number(line.Middle)} {Svg.Number(line.X2)} {Svg.Number(line.End)}";

    // One tip and one letter for each input that something reaches.
    private static IEnumerable<XElement> Tips(CircuitGraph graph) => graph.Edges.Select(e => (e.X2, e.Y2, e.Arrow.Input)).Distinct().SelectMany(tip => new[]
    {
        Filled($"M{Svg.Number(tip.X2)} {Svg.Number(tip.Y2 - 1)}l4 {Svg.Number(CircuitLine.TipLength + 1)}h-8Z", "tip"),
        tip.Input is { } input ? Named(Svg.Text(tip.X2, tip.Y2 + CircuitLine.TipLength + 10, input, "middle"), "input") : null,
    }).OfType<XElement>();

    private static XElement End((double X, double Y, string Name) end) => Svg.Group(
        Svg.Rect(end.X - 24, end.Y - 11, 48, 22, "end-part", "#f4f1eb"), Named(Svg.Text(end.X, end.Y + 4, end.Name, "middle"), "name"));

    private static XElement Node((double X, double Y, CircuitNode Node) node)
    {
        var look = CircuitClassLook.Of(node.Node.Class);
        return Svg.Group(
            Svg.Title($"Head {node.Node.Head} at {node.Node.Role}: {look.Words}"),
            Shape(look, node.X, node.Y), Named(Svg.Text(node.X + 13, node.Y + 4, node.Node.Head, "start"), "name"));
    }

    private static XElement Named(XElement text, string name)
    {
        text.SetAttributeValue("class", name);
        return text;
    }

    private static XElement Filled(string data, string name)
    {
        var path = Svg.Path(data, name, "none");
        path.SetAttributeValue("fill", "#6f6a5f");
        return path;
    }

    private static XElement Shape(CircuitClassLook look, double x, double y)
    {
        var shape = Svg.Path(look.Shape, $"head s{look.Series}", "#fbfaf7");
        shape.SetAttributeValue("fill", Colours[look.Series - 1]);
        shape.SetAttributeValue("fill-rule", "evenodd");
        shape.SetAttributeValue("transform", $"translate({Svg.Number(x)} {Svg.Number(y)})");
        return shape;
    }
}
