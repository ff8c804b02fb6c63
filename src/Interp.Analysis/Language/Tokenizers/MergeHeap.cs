using System.Runtime.InteropServices;

namespace Interp.Analysis.Language;

/// <summary>Merges one long sequence with a heap of candidate pairs over a linked list: n log n, so a megabyte without spaces is no trap.</summary>
internal static class MergeHeap
{
    /// <summary>Merges <paramref name="ids"/> in place and gives the number of ids left at its start.</summary>
    public static int Apply(MergeTable table, Span<int> ids)
    {
        const int Gone = -1;
        var next = new int[ids.Length];
        var previous = new int[ids.Length];
        var candidates = new PriorityQueue<Candidate, long>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            previous[i] = i - 1;
            next[i] = i + 1;
        }

        for (var i = 0; i + 1 < ids.Length; i++)
            Offer(candidates, table, ids, i, i + 1);

        while (candidates.TryDequeue(out var pair, out _))
        {
            var (left, right, leftId, rightId) = pair;

            // Either half may have been merged into another id since the pair was offered; if neither was, they are still neighbours.
            if (ids[left] != leftId || ids[right] != rightId)
                continue;
            ids[left] = table.Result(leftId, rightId);
            ids[right] = Gone;
            next[left] = next[right];
            if (next[left] < ids.Length)
            {
                previous[next[left]] = left;
                Offer(candidates, table, ids, left, next[left]);
            }

            if (previous[left] >= 0)
                Offer(candidates, table, ids, previous[left], left);
        }

        var count = 0;
        for (var i = 0; i < ids.Length; i = next[i])
            ids[count++] = ids[i];
        return count;
    }

    private static void Offer(PriorityQueue<Candidate, long> candidates, MergeTable table, Span<int> ids, int left, int right)
    {
        var rank = table.Rank(ids[left], ids[right]);
        if (rank != MergeTable.None)
        {
            // Rank above position: the leftmost of equals comes first.
            candidates.Enqueue(new(left, right, ids[left], ids[right]), ((long)rank << 32) | (uint)left);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Candidate(int Left, int Right, int LeftId, int RightId);
}
