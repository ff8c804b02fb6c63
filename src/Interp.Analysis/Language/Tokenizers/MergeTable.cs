using System.Numerics;

namespace Interp.Analysis.Language;

/// <summary>Pair of ids → rank and result of its merge, by open addressing: the innermost lookup of encoding. Immutable once built.</summary>
internal sealed class MergeTable
{
    /// <summary>The rank of a pair that does not merge; above every real rank.</summary>
    public const int None = int.MaxValue;

    private const ulong Empty = ulong.MaxValue;

    private readonly ulong[] keys;
    private readonly int[] ranks;
    private readonly int[] results;
    private readonly int shift;

    /// <summary>Takes merges whose rank is their place, or else the rank given at the same place; the lowest rank merges first.</summary>
    public MergeTable(IReadOnlyList<Merge> merges, IReadOnlyList<int>? ranks = null)
    {
        var bits = BitOperations.Log2((uint)Math.Max(merges.Count, 8)) + 2;
        keys = new ulong[1 << bits];
        this.ranks = new int[1 << bits];
        results = new int[1 << bits];
        shift = 64 - bits;
        Array.Fill(keys, Empty);
        for (var i = 0; i < merges.Count; i++)
            Add(merges[i], ranks?[i] ?? i);
    }

    /// <summary>The rank of the merge of the two ids, or <see cref="None"/>.</summary>
    public int Rank(int left, int right)
    {
        var slot = Find(Key(left, right));
        return keys[slot] == Empty ? None : ranks[slot];
    }

    /// <summary>What a pair that has a rank becomes.</summary>
    public int Result(int left, int right) => results[Find(Key(left, right))];

    private static ulong Key(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    // The place of the key, or the empty place where it would stand.
    private int Find(ulong key)
    {
        var slot = (int)((key * 0x9E3779B97F4A7C15UL) >> shift);
        while (keys[slot] != key && keys[slot] != Empty)
            slot = (slot + 1) & (keys.Length - 1);
        return slot;
    }

    private void Add(Merge merge, int rank)
    {
        var key = Key(merge.Left, merge.Right);
        var slot = Find(key);
        if (keys[slot] == key)
            throw new TokenizerFormatException($"Merge {rank} repeats merge {ranks[slot]} (ids {merge.Left} and {merge.Right}); list every merge once.");
        keys[slot] = key;
        ranks[slot] = rank;
        results[slot] = merge.Result;
    }
}
