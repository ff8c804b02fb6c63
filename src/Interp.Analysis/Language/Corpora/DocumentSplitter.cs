namespace Interp.Analysis.Language;

/// <summary>Cuts a text into documents of bounded length.</summary>
public static class DocumentSplitter
{
    /// <summary>
    /// Pieces of at most <paramref name="maximumCharacters"/> UTF-16 units whose concatenation is <paramref name="text"/>: each ends
    /// after a line end where there is one in reach, otherwise at the limit, never inside a surrogate pair.
    /// </summary>
    public static IEnumerable<string> Split(string text, int maximumCharacters)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumCharacters, 2);
        return Pieces(text, maximumCharacters);
    }

    private static IEnumerable<string> Pieces(string text, int maximumCharacters)
    {
        var start = 0;
        while (text.Length - start > maximumCharacters)
        {
            // Pieces of like length, rather than full ones and a crumb at the end.
            var rest = text.Length - start;
            var pieces = (rest + maximumCharacters - 1) / maximumCharacters;
            var limit = Math.Max(2, (rest + pieces - 1) / pieces);
            var lineEnd = text.LastIndexOf('\n', start + limit - 1, limit);
            var end = lineEnd >= start ? lineEnd + 1 : start + limit;
            if (lineEnd < start && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]))
            {
                end--;
            }

            yield return text[start..end];
            start = end;
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
