using System.Text;

namespace Interp.Analysis.Language;

/// <summary>WordNet's <c>data.*</c> files as dictionary entries, <c>word, synonym: gloss</c>, one a line.</summary>
public sealed class WordNetGlosses : ITextCleaner
{
    public static WordNetGlosses Instance { get; } = new();

    public string Clean(byte[] content, string path)
    {
        var lines = new StringBuilder();
        foreach (var line in PlainText.Decode(content).Split('\n'))
        {
            // offset, file number, kind, word count (hexadecimal), then words each followed by a sense number ... | gloss
            var bar = line.IndexOf(" | ", StringComparison.Ordinal);
            if (bar < 0 || line.StartsWith("  ", StringComparison.Ordinal))
            {
                continue;
            }

            var fields = line[..bar].Split(' ');
            if (fields.Length < 5 || !int.TryParse(fields[3], System.Globalization.NumberStyles.HexNumber, null, out var count))
            {
                continue;
            }

            var words = fields.Skip(4).Take(2 * count).Where((_, i) => i % 2 == 0).Select(w => w.Replace('_', ' '));
            lines.Append(string.Join(", ", words)).Append(": ").Append(line[(bar + 3)..].Trim()).Append('\n');
        }

        return PlainText.Tidy(lines.ToString());
    }
}
