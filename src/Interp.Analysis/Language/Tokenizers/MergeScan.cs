namespace Interp.Analysis.Language;

/// <summary>Merges one word by looking for the strongest pair again after each merge: quadratic, and fastest for short words.</summary>
internal static class MergeScan
{
    /// <summary>The longest word, in bytes, that this is meant for.</summary>
    public const int Longest = 96;

    /// <summary>Merges <paramref name="ids"/> in place and gives the number of ids left at its start.</summary>
    public static int Apply(MergeTable table, Span<int> ids)
    {
        // ranks[i] is the rank of the pair (ids[i], ids[i + 1]).
        Span<int> ranks = stackalloc int[Longest];
        var count = ids.Length;
        for (var i = 0; i + 1 < count; i++)
            ranks[i] = table.Rank(ids[i], ids[i + 1]);

        while (count > 1)
        {
            var best = Strongest(ranks[..(count - 1)]);
            if (ranks[best] == MergeTable.None)
                break;
            ids[best] = table.Result(ids[best], ids[best + 1]);
            ids[(best + 2)..count].CopyTo(ids[(best + 1)..]);
            ranks[(best + 1)..(count - 1)].CopyTo(ranks[best..]);
            count--;
            if (best + 1 < count)
                ranks[best] = table.Rank(ids[best], ids[best + 1]);
            if (best > 0)
                ranks[best - 1] = table.Rank(ids[best - 1], ids[best]);
        }

        return count;
    }

    // The leftmost of equals, as the order of merging is defined.
    private static int Strongest(ReadOnlySpan<int> ranks)
    {
        var best = 0;
        for (var i = 1; i < ranks.Length; i++)
        {
            if (ranks[i] < ranks[best])
                best = i;
        }

        return best;
    }
}
