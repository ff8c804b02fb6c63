using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Interp.Domain.Dictionaries;

namespace Interp.Web.Components;

/// <summary>The picture that other sites show beside a pasted link: 1,200 × 630, text and boxes only.</summary>
internal static class PreviewPicture
{
    private const string Sans = "Inter, 'Segoe UI', 'Liberation Sans', sans-serif";
    private const string Mono = "'DejaVu Sans Mono', 'Liberation Mono', monospace";
    private const double Letter = 16.3;
    private const int MostLetters = 64;
    private static readonly string[] Ramp = ["#fbfaf7", "#fbe9d0", "#f9dbbb", "#f7cda6", "#f5bf91", "#f3b17c", "#efa469", "#ea995a", "#e48e4a", "#df823b", "#d9772b"];

    /// <summary>An SVG document.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="below">One line below the title.</param>
    /// <param name="card">The feature whose examples are drawn; null for a title alone.</param>
    public static string Draw(string title, string below, FeatureCard? card) => Draw(title, below, svg =>
    {
        if (card is not null) Examples(svg, card);
    });

    /// <summary>An SVG document.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="below">One line below the title.</param>
    /// <param name="picture">An SVG with a view box, which is made to fit; null for a title alone.</param>
    public static string Draw(string title, string below, XElement? picture) => Draw(title, below, svg =>
    {
        if (picture is null) return;
        foreach (var (name, value) in new[] { ("x", 60), ("y", 180), ("width", 1080), ("height", 370) }) picture.SetAttributeValue(name, value);
        picture.SetAttributeValue("preserveAspectRatio", "xMinYMin meet");
        picture.WriteTo(svg);
    });

    private static string Draw(string title, string below, Action<XmlWriter> body)
    {
        var text = new StringBuilder();
        using (var svg = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            svg.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            svg.WriteAttributeString("viewBox", "0 0 1200 630");
            svg.WriteAttributeString("width", "1200");
            svg.WriteAttributeString("height", "630");
            svg.WriteElementString("title", "http://www.w3.org/2000/svg", Clean(title));
            Box(svg, 0, 0, 1200, 630, "#fbfaf7");
            Words(svg, 60, 100, 46, "600", Sans, "#1d1c1a", Cut(title, 44));
            Words(svg, 60, 150, 26, "400", Sans, "#6f6a5f", Cut(below, 84));
            body(svg);
            Words(svg, 60, 590, 24, "600", Sans, "#2f5d8a", "Interp");
            svg.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Examples(XmlWriter svg, FeatureCard card)
    {
        double y = 215;
        foreach (var window in card.Groups.SelectMany(g => g.Examples.Take(g.Kind == "top" ? 4 : 1)).Take(8))
        {
            double x = 60;
            var letters = 0;
            for (var i = 0; i < window.Tokens.Length && letters < MostLetters; i++)
            {
                var shown = Cut(window.Tokens[i].Display, MostLetters - letters);
                var width = new StringInfo(shown).LengthInTextElements * Letter;
                Box(svg, x, y - 24, width, 32, Ramp[ActivationLevel.Of(window.Activations[i], card.MaxActivation)]);
                Words(svg, x, y, 27, i == window.Focus ? "700" : "400", Mono, "#1d1c1a", shown);
                (x, letters) = (x + width, letters + shown.Length);
            }

            y += 42;
        }
    }

    private static void Box(XmlWriter svg, double x, double y, double width, double height, string fill)
    {
        svg.WriteStartElement("rect");
        svg.WriteAttributeString("x", Numbers.Plain(x));
        svg.WriteAttributeString("y", Numbers.Plain(y));
        svg.WriteAttributeString("width", Numbers.Plain(width));
        svg.WriteAttributeString("height", Numbers.Plain(height));
        svg.WriteAttributeString("fill", fill);
        svg.WriteEndElement();
    }

    private static void Words(XmlWriter svg, double x, double y, int size, string weight, string family, string fill, string words)
    {
        svg.WriteStartElement("text");
        svg.WriteAttributeString("x", Numbers.Plain(x));
        svg.WriteAttributeString("y", Numbers.Plain(y));
        svg.WriteAttributeString("font-size", Numbers.Plain(size));
        svg.WriteAttributeString("font-weight", weight);
        svg.WriteAttributeString("font-family", family);
        svg.WriteAttributeString("fill", fill);
        svg.WriteAttributeString("xml", "space", null, "preserve");
        svg.WriteString(words);
        svg.WriteEndElement();
    }

    private static string Cut(string words, int most)
    {
        var clean = Clean(words);
        var letters = new StringInfo(clean);
        return letters.LengthInTextElements <= most ? clean : letters.SubstringByTextElements(0, Math.Max(0, most - 1)) + "…";
    }

    /// <summary>Without what XML cannot hold.</summary>
    private static string Clean(string words)
    {
        var clean = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
        {
            if (i + 1 < words.Length && char.IsSurrogatePair(words[i], words[i + 1])) clean.Append(words[i]).Append(words[++i]);
            else clean.Append(XmlConvert.IsXmlChar(words[i]) ? words[i] : '\uFFFD');
        }

        return clean.ToString();
    }
}
