using System.Text.RegularExpressions;

namespace Interp.Analysis.Language;

/// <summary>A fortune file: quotations parted by a line with a single percent sign, which becomes a blank line.</summary>
public sealed partial class FortuneText : ITextCleaner
{
    public static FortuneText Instance { get; } = new();

    public string Clean(byte[] content, string path) => PlainText.Tidy(Mark().Replace(PlainText.Decode(content), "\n"));

    [GeneratedRegex("^%.*$", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Mark();
}
