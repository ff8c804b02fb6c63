using System.Net;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// The running text of HTML or XML help pages: tags, scripts, styles, comments and navigation go, character references are
/// resolved, block elements become lines. A scanner, not a parser: these are well-kept pages, and a stray <c>&lt;</c> costs a word at most.
/// </summary>
public sealed class MarkupText : ITextCleaner
{
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "head", "nav", "svg", "info", "math", "noscript", "footer", "select",
    };

    private static readonly HashSet<string> Inline = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "abbr", "acronym", "app", "b", "big", "bdi", "bdo", "cite", "cmd", "code", "dfn", "em", "file", "font", "gui", "guiseq", "i",
        "img", "ins", "kbd", "key", "keyseq", "link", "mark", "media", "output", "q", "s", "samp", "small", "span", "strong", "sub", "sup",
        "sys", "tt", "u", "var", "wbr",
    };

    public static MarkupText Instance { get; } = new();

    public string Clean(byte[] content, string path) => Strip(PlainText.Decode(content));

    /// <summary>Text of <paramref name="markup"/>.</summary>
    public static string Strip(string markup)
    {
        ArgumentNullException.ThrowIfNull(markup);
        var text = new StringBuilder(markup.Length / 2);
        var keepLines = 0;
        for (var at = 0; at < markup.Length;)
        {
            if (markup[at] != '<')
            {
                var next = markup.IndexOf('<', at);
                next = next < 0 ? markup.Length : next;
                AppendText(text, markup[at..next], keepLines > 0);
                at = next;
                continue;
            }

            at = Skip(markup, at, out var name, out var closing);
            if (name.Length == 0 || Inline.Contains(name))
            {
                continue;
            }

            if (name is "pre" or "screen")
            {
                keepLines = Math.Max(0, keepLines + (closing ? -1 : 1));
            }

            BreakLine(text, paragraph: name is "p" or "div" or "pre" or "section" or "title" || name[0] is 'h' or 'H');
        }

        return PlainText.Tidy(text.ToString());
    }

    private static int Skip(string markup, int at, out string name, out bool closing)
    {
        name = "";
        closing = false;
        if (string.CompareOrdinal(markup, at, "<!--", 0, 4) == 0)
        {
            var end = markup.IndexOf("-->", at + 4, StringComparison.Ordinal);
            return end < 0 ? markup.Length : end + 3;
        }

        var close = markup.IndexOf('>', at);
        if (close < 0)
        {
            return markup.Length;
        }

        var start = at + 1;
        closing = start < markup.Length && markup[start] == '/';
        start += closing ? 1 : 0;
        var stop = start;
        while (stop < close && char.IsAsciiLetterOrDigit(markup[stop]))
        {
            stop++;
        }

        name = markup[start..stop];
        if (!closing && markup[close - 1] != '/' && Dropped.Contains(name))
        {
            var end = markup.IndexOf($"</{name}", close, StringComparison.OrdinalIgnoreCase);
            return end < 0 ? markup.Length : markup.IndexOf('>', end) is var last and >= 0 ? last + 1 : markup.Length;
        }

        return close + 1;
    }

    private static void AppendText(StringBuilder text, string raw, bool keepLines)
    {
        var decoded = WebUtility.HtmlDecode(raw);
        foreach (var c in decoded)
        {
            var space = char.IsWhiteSpace(c) && !(keepLines && c is '\n' or '\t');
            if (!space)
            {
                text.Append(c);
            }
            else if (keepLines || (text.Length > 0 && text[^1] is not (' ' or '\n')))
            {
                text.Append(' ');
            }
        }
    }

    private static void BreakLine(StringBuilder text, bool paragraph)
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }

        if (paragraph && text.Length > 1 && text[^2] != '\n')
        {
            text.Append('\n');
        }
    }
}
