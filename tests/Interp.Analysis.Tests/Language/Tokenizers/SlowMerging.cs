using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

/// <summary>The definition of merging, without any index: look at all pairs, merge the leftmost of the lowest rank, start again.</summary>
internal static class SlowMerging
{
    public static List<int> Apply(IReadOnlyList<Merge> merges, IReadOnlyList<int> ranks, IEnumerable<int> ids)
    {
        var sequence = ids.ToList();
        while (true)
        {
            var best = -1;
            var bestMerge = -1;
            for (var i = 0; i + 1 < sequence.Count; i++)
            {
                for (var m = 0; m < merges.Count; m++)
                {
                    var applies = merges[m].Left == sequence[i] && merges[m].Right == sequence[i + 1];
                    if (applies && (bestMerge < 0 || ranks[m] < ranks[bestMerge]))
                        (best, bestMerge) = (i, m);
                }
            }

            if (bestMerge < 0)
                return sequence;
            sequence[best] = merges[bestMerge].Result;
            sequence.RemoveAt(best + 1);
        }
    }
}
