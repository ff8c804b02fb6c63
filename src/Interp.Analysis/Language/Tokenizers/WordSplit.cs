using System.Text.RegularExpressions;

namespace Interp.Analysis.Language;

/// <summary>
/// Cuts text into the words inside which merges happen: each pattern in turn cuts every word so far into its matches and what
/// stands between them. Nothing is dropped. Thread-safe.
/// </summary>
public sealed class WordSplit
{
    // Hostile patterns can backtrack for ever; an honest one answers within microseconds.
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(2);

    private readonly Regex[] regexes;

    private WordSplit(IReadOnlyList<string> patterns, TimeSpan patience)
    {
        Patterns = [.. patterns];
        regexes = [.. patterns.Select(pattern => Compile(pattern, patience))];
    }

    /// <summary>GPT-2's split.</summary>
    public static WordSplit Gpt2 => new([WordPatterns.Gpt2], DefaultPatience);

    /// <summary>The split of tokenizers trained here: as GPT-2's in spirit, but with runs of at most 16 characters (3 digits).</summary>
    public static WordSplit Capped => new([WordPatterns.Capped], DefaultPatience);

    /// <summary>The patterns, in the order in which they cut.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>A split by patterns that come from a file.</summary>
    /// <param name="patterns">The patterns, in the order in which they cut.</param>
    /// <param name="patience">How long a pattern may look for its next match; two seconds if not given.</param>
    /// <exception cref="TokenizerFormatException">A pattern is no regular expression that .NET can read.</exception>
    public static WordSplit FromPatterns(IReadOnlyList<string> patterns, TimeSpan? patience = null) => new(patterns, patience ?? DefaultPatience);

    /// <summary>The ends of the consecutive words of <paramref name="text"/>; the first word starts at 0.</summary>
    /// <exception cref="TokenizerFormatException">A pattern from a file takes seconds on this text.</exception>
    public List<int> Ends(string text)
    {
        var proxy = AstralProxy.Of(text);
        List<int> ends = text.Length == 0 ? [] : [proxy.Text.Length];
        foreach (var regex in regexes)
            ends = Cut(regex, proxy.Text, ends);
        proxy.Restore(ends);
        return ends;
    }

    private static List<int> Cut(Regex regex, string text, List<int> words)
    {
        var ends = new List<int>(Math.Max(words.Count, text.Length / 5));
        try
        {
            var start = 0;
            foreach (var end in words)
            {
                CutWord(regex, text.AsSpan(start..end), start, ends);
                start = end;
            }
        }
        catch (RegexMatchTimeoutException timeout)
        {
            throw new TokenizerFormatException($"The split pattern '{timeout.Pattern}' takes more than {timeout.MatchTimeout.TotalSeconds} s on this text; use a pattern that does not backtrack.", timeout);
        }

        return ends;
    }

    private static void CutWord(Regex regex, ReadOnlySpan<char> word, int offset, List<int> ends)
    {
        var done = 0;
        foreach (var match in regex.EnumerateMatches(word))
        {
            if (match.Length == 0)
                continue;
            if (match.Index > done)
                ends.Add(offset + match.Index);
            done = match.Index + match.Length;
            ends.Add(offset + done);
        }

        if (done < word.Length)
            ends.Add(offset + word.Length);
    }

    private static Regex Compile(string pattern, TimeSpan patience)
    {
        switch (pattern)
        {
            case WordPatterns.Gpt2:
                return WordPatterns.Gpt2Regex();
            case WordPatterns.Capped:
                return WordPatterns.CappedRegex();
            default:
                try
                {
                    return new Regex(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant, patience);
                }
                catch (ArgumentException e)
                {
                    throw new TokenizerFormatException($"The split pattern '{pattern}' cannot be read here ({e.Message}); use a model whose pattern needs no script names and no possessive quantifiers.", e);
                }
        }
    }
}
