using System.Text;
using System.Text.Unicode;

namespace Interp.Analysis.Language;

/// <summary>UTF-8 text as it is, with line ends, control characters and runs of blank lines put in order.</summary>
public sealed class PlainText : ITextCleaner
{
    private readonly bool dropsBrokenLines;

    private PlainText(bool dropsBrokenLines) => this.dropsBrokenLines = dropsBrokenLines;

    /// <summary>Refuses a file that is not UTF-8 throughout.</summary>
    public static PlainText Instance { get; } = new(dropsBrokenLines: false);

    /// <summary>Leaves out the lines that are not UTF-8: for long files with a few letters in an older encoding.</summary>
    public static PlainText WithoutBrokenLines { get; } = new(dropsBrokenLines: true);

    public string Clean(byte[] content, string path)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Tidy(dropsBrokenLines ? DecodeLines(content) : Decode(content));
    }

    /// <summary>Decodes strict UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="InvalidDataException">Not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var body = content.StartsWith(mark) ? content[3..] : content;
        return Utf8.IsValid(body) ? Encoding.UTF8.GetString(body) : throw new InvalidDataException("not valid UTF-8");
    }

    /// <summary>
    /// <c>\n</c> line ends without trailing blanks, at most two line ends in a row, no control characters but tab, one line end at the end.
    /// </summary>
    public static string Tidy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        var blank = 2;
        foreach (var raw in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').AsSpan().EnumerateLines())
        {
            var line = raw.TrimEnd();
            blank = line.IsEmpty ? blank + 1 : 0;
            if (blank < 2)
            {
                AppendPrintable(result, line);
                result.Append('\n');
            }
        }

        while (result.Length > 0 && result[^1] == '\n')
        {
            result.Length--;
        }

        return result.Length == 0 ? "" : result.Append('\n').ToString();
    }

    private static string DecodeLines(byte[] content)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        return string.Join('\n', lines.Where(l => !l.Contains('\uFFFD', StringComparison.Ordinal)));
    }

    private static void AppendPrintable(StringBuilder result, ReadOnlySpan<char> line)
    {
        foreach (var c in line)
        {
            if (c == '\t' || !char.IsControl(c))
            {
                result.Append(c);
            }
        }
    }
}
