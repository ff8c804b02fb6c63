using System.Xml.Linq;
using Interp.Domain.Circuits;
using Interp.Web.Charts;
using Interp.Web.Formats;

namespace Interp.Web.Circuits;

/// <summary>Draws a circuit as SVG: layers from the bottom up, edges as thick as their effect, broken where it is negative.</summary>
public static class CircuitPicture
{
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#00795a", "#a8487f"];

    /// <summary>The picture, complete in itself.</summary>
    /// <param name="graph">What is drawn where.</param>
    /// <param name="title">What it shows.</param>
    public static string Draw(CircuitGraph graph, string title)
    {
        var most = graph.Edges.Count == 0 ? 1 : Math.Max(1e-12, graph.Edges.Max(e => Math.Abs(e.Edge.Effect)));
        XElement root = Svg.Root(graph.Width, graph.Height, title, Rows(graph), graph.Edges.Reverse().Select(e => Edge(e, most)), graph.Ends.Select(End), graph.Nodes.Select(Node));
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

    private static IEnumerable<XElement> Rows(CircuitGraph graph) => graph.Rows.SelectMany(r => new[]
    {
        Svg.Line(68, r.Y, graph.Width, r.Y, "grid", "#e4e0d6"), Svg.Text(60, r.Y + 4, r.Name, "end"),
    });

    private static XElement Edge((double X1, double Y1, double X2, double Y2, CircuitEdge Edge) edge, double most)
    {
        var bend = (edge.Y1 - edge.Y2) / 2;
        var line = Svg.Path($"M{Svg.Number(edge.X1)} {Svg.Number(edge.Y1)}C{Svg.Number(edge.X1)} {Svg.Number(edge.Y1 - bend)} {Svg.Number(edge.X2)} {Svg.Number(edge.Y2 + bend)} {Svg.Number(edge.X2)} {Svg.Number(edge.Y2)}",
            edge.Edge.Effect < 0 ? "edge negative" : "edge positive", edge.Edge.Effect < 0 ? "#2166ac" : "#b2182b");
        line.SetAttributeValue("stroke-width", Svg.Number(1 + 5 * Math.Abs(edge.Edge.Effect) / most));
        if (edge.Edge.Effect < 0) line.SetAttributeValue("stroke-dasharray", "6 4");
        line.Add(Svg.Title($"{edge.Edge.From} → {edge.Edge.To}: {Numbers.Change(edge.Edge.Effect)}"));
        return line;
    }

    private static XElement End((double X, double Y, string Name) end) => Svg.Group(
        Svg.Rect(end.X - 24, end.Y - 11, 48, 22, "end-part", "#f4f1eb"), Label(end.X, end.Y + 4, end.Name));

    private static XElement Node((double X, double Y, CircuitNode Node) node)
    {
        var look = CircuitClassLook.Of(node.Node.Class);
        return Svg.Group(
            Svg.Title($"Head {node.Node.Head} at {node.Node.Role}: {look.Words}"),
            Shape(look, node.X, node.Y), Label(node.X, node.Y + 24, node.Node.Head), Svg.Text(node.X, node.Y + 36, node.Node.Role == "all" ? "everywhere" : $"at {node.Node.Role}", "middle"));
    }

    private static XElement Label(double x, double y, string text)
    {
        var label = Svg.Text(x, y, text, "middle");
        label.SetAttributeValue("class", "name");
        return label;
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
