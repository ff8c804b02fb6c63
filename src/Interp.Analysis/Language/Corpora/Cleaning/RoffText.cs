using System.Text;
using System.Text.RegularExpressions;

namespace Interp.Analysis.Language;

/// <summary>The running text of a manual page's roff source: requests, comments and font changes go.</summary>
public sealed partial class RoffText : ITextCleaner
{
    public static RoffText Instance { get; } = new();

    public string Clean(byte[] content, string path)
    {
        var text = new StringBuilder();
        foreach (var line in PlainText.Decode(content).Split('\n'))
        {
            if (line.StartsWith('.') || line.StartsWith('\''))
            {
                var request = Request().Match(line);
                text.Append(request.Success ? request.Groups["text"].Value.Replace("\"", "", StringComparison.Ordinal) + "\n" : "\n");
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        return PlainText.Tidy(Escape().Replace(text.ToString(), m => m.ValueSpan[1] == '-' ? "-" : ""));
    }

    [GeneratedRegex("^\\.\\s*(SH|SS|B|I|BR|RB|BI|IB|IR|RI|TP|IP)\\s+(?<text>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Request();

    [GeneratedRegex(@"\\(f\(..|f\[[^\]]*\]|f.|-|&|/|,|\(..|\[[^\]]*\]|e|~|%|:|\s?"".*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Escape();
}
