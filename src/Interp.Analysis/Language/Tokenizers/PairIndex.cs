using System.Runtime.InteropServices;

namespace Interp.Analysis.Language;

/// <summary>
/// Which pairs of neighbours occur, how often, and in which words, kept up to date merge by merge: a merge touches only the words
/// that hold its pair.
/// </summary>
internal sealed class PairIndex
{
    private const int LeastOccurrences = 2;

    private readonly List<TrainingWord> words = [];
    private readonly Dictionary<Pair, long> counts = [];

    // May name a word that has lost the pair since, or a word twice; it never misses one.
    private readonly Dictionary<Pair, List<int>> places = [];
    private readonly PriorityQueue<Pair, Priority> best;

    public PairIndex(BytePairTrainer.PieceList pieces, IEnumerable<(byte[] Bytes, long Count)> countedWords)
    {
        foreach (var (bytes, count) in countedWords)
            Add(bytes, count);
        best = new(new PriorityComparer(pieces));
        best.EnqueueRange(counts.Select(pair => (pair.Key, new Priority(pair.Value, pair.Key))));
    }

    /// <summary>The most frequent pair, or null where none occurs at least twice.</summary>
    public Pair? TakeBest()
    {
        while (best.TryDequeue(out var pair, out var priority))
        {
            var count = counts.GetValueOrDefault(pair);
            if (count < LeastOccurrences)
                continue;
            if (count == priority.Count)
                return pair;

            // It has become rarer since it was queued; its turn comes at its present count.
            best.Enqueue(pair, new(count, pair));
        }

        return null;
    }

    /// <summary>Carries out a merge in every word.</summary>
    public void Apply(Merge merge)
    {
        var pair = new Pair(merge.Left, merge.Right);
        if (!places.Remove(pair, out var holders))
            return;
        var grown = new HashSet<Pair>();
        foreach (var place in holders)
            words[place].Apply(merge, (changed, delta) => Change(changed, delta, place, grown));
        counts.Remove(pair);
        foreach (var changed in grown)
        {
            if (counts.TryGetValue(changed, out var count))
                best.Enqueue(changed, new(count, changed));
        }
    }

    private void Add(byte[] bytes, long count)
    {
        if (bytes.Length < 2)
            return;
        var word = new TrainingWord(bytes, count);
        for (var i = 1; i < bytes.Length; i++)
            Change(new(bytes[i - 1], bytes[i]), count, words.Count, grown: null);
        words.Add(word);
    }

    private void Change(Pair pair, long delta, int place, HashSet<Pair>? grown)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(counts, pair, out _) += delta;
        if (delta < 0)
            return;
        grown?.Add(pair);
        ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(places, pair, out _);
        holders ??= [];
        if (holders.Count == 0 || holders[^1] != place)
            holders.Add(place);
    }

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Pair(int Left, int Right);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Priority(long Count, Pair Pair);

    private sealed class PriorityComparer(BytePairTrainer.PieceList pieces) : IComparer<Priority>
    {
        public int Compare(Priority x, Priority y)
        {
            var order = y.Count.CompareTo(x.Count);
            if (order == 0)
                order = ByteStringComparer.Instance.Compare(pieces.Bytes[x.Pair.Left], pieces.Bytes[y.Pair.Left]);
            return order != 0 ? order : ByteStringComparer.Instance.Compare(pieces.Bytes[x.Pair.Right], pieces.Bytes[y.Pair.Right]);
        }
    }
}
