using System.Globalization;
using System.Xml.Linq;

namespace Interp.Web.Components;

/// <summary>SVG elements as a tree, so that every text and attribute is encoded by construction.</summary>
internal static class Svg
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    public static XElement Root(double width, double height, string title, params object?[] content) =>
        new(
            Namespace + "svg",
            new XAttribute("class", "plot"),
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", title),
            new XAttribute("font-size", "11"),
            new XAttribute("font-family", "sans-serif"),
            content);

    public static XElement Group(params object?[] content) => new(Namespace + "g", content);

    public static XElement Title(string text) => new(Namespace + "title", text);

    public static XElement Rect(double x, double y, double width, double height, string name, string fill) =>
        new(
            Namespace + "rect",
            new XAttribute("class", name),
            new XAttribute("x", Number(x)),
            new XAttribute("y", Number(y)),
            new XAttribute("width", Number(Math.Max(0, width))),
            new XAttribute("height", Number(Math.Max(0, height))),
            new XAttribute("fill", fill));

    public static XElement Line(double x1, double y1, double x2, double y2, string name, string stroke) =>
        new(
            Namespace + "line",
            new XAttribute("class", name),
            new XAttribute("x1", Number(x1)),
            new XAttribute("y1", Number(y1)),
            new XAttribute("x2", Number(x2)),
            new XAttribute("y2", Number(y2)),
            new XAttribute("stroke", stroke));

    public static XElement Path(string data, string name, string stroke) =>
        new(
            Namespace + "path",
            new XAttribute("class", name),
            new XAttribute("d", data),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", stroke),
            new XAttribute("stroke-width", "1.5"));

    public static XElement Circle(double x, double y, double radius, string name, string fill) =>
        new(
            Namespace + "circle",
            new XAttribute("class", name),
            new XAttribute("cx", Number(x)),
            new XAttribute("cy", Number(y)),
            new XAttribute("r", Number(radius)),
            new XAttribute("fill", fill));

    /// <summary>A link that the keyboard reaches.</summary>
    public static XElement Link(string address, string words, params object?[] content) =>
        new(Namespace + "a", new XAttribute("href", address), new XAttribute("aria-label", words), content);

    public static XElement Text(double x, double y, string text, string anchor) =>
        new(
            Namespace + "text",
            new XAttribute("x", Number(x)),
            new XAttribute("y", Number(y)),
            new XAttribute("text-anchor", anchor),
            new XAttribute("fill", "#6f6a5f"),
            text);

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Write(XElement root) => root.ToString(SaveOptions.DisableFormatting);
}
