using System.IO.Compression;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>The messages in a browser's language pack: a zip of <c>.ftl</c> and <c>.properties</c> files, <c>key = message</c>.</summary>
public sealed class LanguagePack : ITextCleaner
{
    public static LanguagePack Instance { get; } = new();

    public string Clean(byte[] content, string path)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        var lines = new StringBuilder();
        foreach (var entry in zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            if (entry.FullName.EndsWith(".ftl", StringComparison.Ordinal) || entry.FullName.EndsWith(".properties", StringComparison.Ordinal))
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                while (reader.ReadLine() is { } line)
                {
                    AppendMessage(lines, line);
                }
            }
        }

        return PlainText.Tidy(lines.ToString());
    }

    private static void AppendMessage(StringBuilder lines, string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var message = char.IsWhiteSpace(line[0]) && line.TrimStart() is not ['.', ..] ? line : equals < 0 ? "" : line[(equals + 1)..];
        if (message.Trim() is { Length: > 0 } text)
        {
            lines.Append(MessageText.Strip(text)).Append('\n');
        }
    }
}
