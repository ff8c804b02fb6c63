namespace Interp.Analysis.Language;

/// <summary>How often each word occurs in the text seen so far.</summary>
internal sealed class WordCounts(WordSplit split)
{
    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Counts => counts;

    public void Add(string text)
    {
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        var start = 0;
        foreach (var end in split.Ends(text))
        {
            var word = text.AsSpan(start, end - start);
            start = end;
            lookup.TryGetValue(word, out var count);
            lookup[word] = count + 1;
        }
    }
}
