using System.Globalization;

namespace Interp.Analysis.Language;

/// <summary>Says where two prompts that should have as many tokens part.</summary>
internal static class TokenDifference
{
    private const int Shown = 6;

    public static string Describe(ITokenizer tokenizer, int[] clean, int[] corrupted)
    {
        var first = clean.AsSpan().CommonPrefixLength(corrupted);
        var most = Math.Min(clean.Length, corrupted.Length) - first;
        var same = 0;
        while (same < most && clean[^(same + 1)] == corrupted[^(same + 1)]) same++;
        return string.Create(CultureInfo.InvariantCulture,
            $"The prompt has {clean.Length} tokens and its corrupted twin {corrupted.Length}. They part at token {first + 1}: {Middle(clean)} against {Middle(corrupted)}. Choose words of as many tokens.");

        string Middle(int[] tokens) => tokens.Length - same > first ? Pieces(tokenizer, tokens.AsSpan(first, tokens.Length - same - first)) : "nothing";
    }

    /// <summary>The first tokens, each in quotation marks.</summary>
    public static string Pieces(ITokenizer tokenizer, ReadOnlySpan<int> ids)
    {
        var pieces = new List<string>();
        foreach (var id in ids[..Math.Min(ids.Length, Shown)]) pieces.Add($"\"{TokenDisplay.Show(tokenizer, id)}\"");
        return string.Join(' ', pieces) + (ids.Length > Shown ? " …" : "");
    }
}
