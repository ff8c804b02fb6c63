namespace Interp.Workers.Platform;

/// <summary>Things that are dear to load, kept until others need their memory; the least recently used go first. For one thread.</summary>
/// <param name="mostBytes">About how much may be kept; the thing in use may exceed it alone.</param>
internal sealed class KeptThings(long mostBytes) : IDisposable
{
    private readonly LinkedList<Kept> byUse = [];

    public long Bytes => byUse.Sum(k => k.Bytes);

    public int Count => byUse.Count;

    /// <summary>The thing of this key as long as its version is still the same, else loaded anew.</summary>
    /// <param name="key">What it is.</param>
    /// <param name="version">Changes when what it was loaded from changes.</param>
    /// <param name="load">Gives the thing and about how many bytes it holds.</param>
    public T Get<T>(string key, long version, Func<(T Thing, long Bytes)> load)
        where T : class, IDisposable
    {
        var found = byUse.FirstOrDefault(k => string.Equals(k.Key, key, StringComparison.Ordinal));
        if (found is not null) byUse.Remove(found);
        if (found is not null && found.Version == version)
        {
            byUse.AddFirst(found);
            return (T)found.Thing;
        }

        found?.Thing.Dispose();
        var (thing, bytes) = load();
        byUse.AddFirst(new Kept(key, version, thing, bytes));
        return thing;
    }

    /// <summary>Lets go of what is too much. Between questions, when nothing is in use.</summary>
    public void Trim()
    {
        while (byUse.Count > 1 && Bytes > mostBytes)
        {
            byUse.Last!.Value.Thing.Dispose();
            byUse.RemoveLast();
        }
    }

    public void Dispose()
    {
        foreach (var kept in byUse) kept.Thing.Dispose();
        byUse.Clear();
    }

    private sealed record Kept(string Key, long Version, IDisposable Thing, long Bytes);
}
