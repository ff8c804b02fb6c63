namespace Interp.Analysis.Language;

/// <summary>
/// Remembers the ids of recent words. Each word has one place, which a later word may take; places hold immutable entries, so
/// threads may share the cache without locks: a lost race costs a repeated merge, never a wrong id.
/// </summary>
internal sealed class WordCache
{
    private const int LongestWord = 32;

    private readonly Entry?[] entries = new Entry?[1 << 16];

    public bool TryGet(ReadOnlySpan<char> word, out ReadOnlySpan<int> ids)
    {
        if (Volatile.Read(ref Place(word)) is { } entry && word.SequenceEqual(entry.Word))
        {
            ids = entry.Ids;
            return true;
        }

        ids = default;
        return false;
    }

    public void Remember(ReadOnlySpan<char> word, ReadOnlySpan<int> ids)
    {
        if (word.Length <= LongestWord)
            Volatile.Write(ref Place(word), new Entry(word.ToString(), ids.ToArray()));
    }

    private ref Entry? Place(ReadOnlySpan<char> word) => ref entries[string.GetHashCode(word, StringComparison.Ordinal) & (entries.Length - 1)];

    private sealed record Entry(string Word, int[] Ids);
}
