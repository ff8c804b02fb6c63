using System.Text;

namespace Interp.Web.Components;

/// <summary>Tables and pictures as links that need neither script nor a server.</summary>
public static class Downloads
{
    /// <summary>A CSV file (RFC 4180) as a data link.</summary>
    /// <param name="header">Column names.</param>
    /// <param name="rows">Cells by row.</param>
    public static string Csv(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows) =>
        "data:text/csv;charset=utf-8," + Uri.EscapeDataString(CsvText(header, rows));

    /// <summary>A CSV file (RFC 4180).</summary>
    /// <param name="header">Column names.</param>
    /// <param name="rows">Cells by row.</param>
    public static string CsvText(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (IEnumerable<string> row in rows.Prepend(header))
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    /// <summary>An SVG picture as a data link.</summary>
    /// <param name="svg">The picture's markup.</param>
    public static string Svg(string svg) => "data:image/svg+xml;charset=utf-8," + Uri.EscapeDataString(svg);

    private static string Cell(string text)
    {
        // A spreadsheet would run a cell that begins like a formula; a quote before it keeps it a text.
        var safe = text is ['=' or '@' or '\t', ..] or ['+' or '-', not (>= '0' and <= '9' or '.'), ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
