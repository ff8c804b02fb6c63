using System.Text;
using System.Text.RegularExpressions;

namespace Interp.Analysis.Language;

/// <summary>The verses of a TeX <c>quran</c> package definition file, one a line, without its macros.</summary>
public sealed partial class QuranText : ITextCleaner
{
    public static QuranText Instance { get; } = new();

    public string Clean(byte[] content, string path)
    {
        var lines = new StringBuilder();
        foreach (var line in PlainText.Decode(content).Split('\n').Where(l => l.StartsWith(@"\qt@newcmd", StringComparison.Ordinal)))
        {
            var open = line.IndexOf('{', StringComparison.Ordinal);
            if (open >= 0)
            {
                lines.Append(Macro().Replace(line[(open + 1)..], " ").Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Trim()).Append('\n');
            }
        }

        return PlainText.Tidy(lines.ToString());
    }

    [GeneratedRegex(@"\\qt@no\{[^}]*\}|\\[A-Za-z@]+\*?", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Macro();
}
