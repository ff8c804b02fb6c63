using System.Numerics;

namespace Interp.Analysis.Tokenizers;

/// <summary>Pair of ids → rank of its merge, by open addressing: the innermost lookup of encoding. Immutable once built.</summary>
internal sealed class MergeTable
{
    /// <summary>The rank of a pair that does not merge; above every real rank.</summary>
    public const int None = int.MaxValue;

    private const ulong Empty = ulong.MaxValue;

    private readonly ulong[] keys;
    private readonly int[] ranks;
    private readonly int shift;

    public MergeTable(IReadOnlyList<Merge> merges)
    {
        var bits = BitOperations.Log2((uint)Math.Max(merges.Count, 8)) + 2;
        keys = new ulong[1 << bits];
        ranks = new int[1 << bits];
        shift = 64 - bits;
        Array.Fill(keys, Empty);
        for (var rank = 0; rank < merges.Count; rank++)
            Add(merges[rank], rank);
    }

    /// <summary>The rank of the merge of the two ids, or <see cref="None"/>.</summary>
    public int Rank(int left, int right)
    {
        var key = Key(left, right);
        for (var slot = Slot(key); ; slot = (slot + 1) & (keys.Length - 1))
        {
            if (keys[slot] == key)
                return ranks[slot];
            if (keys[slot] == Empty)
                return None;
        }
    }

    private static ulong Key(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> shift);

    private void Add(Merge merge, int rank)
    {
        var key = Key(merge.Left, merge.Right);
        var slot = Slot(key);
        while (keys[slot] != Empty)
        {
            if (keys[slot] == key)
                throw new TokenizerFormatException($"Merge {rank} repeats merge {ranks[slot]} (ids {merge.Left} and {merge.Right}); list every merge once.");
            slot = (slot + 1) & (keys.Length - 1);
        }

        keys[slot] = key;
        ranks[slot] = rank;
    }
}
