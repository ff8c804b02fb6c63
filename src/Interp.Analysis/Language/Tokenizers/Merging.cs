namespace Interp.Analysis.Language;

/// <summary>Carries out all merges of a sequence: the pair of lowest rank first, of equal ranks the leftmost.</summary>
internal static class Merging
{
    /// <summary>Merges <paramref name="ids"/> in place and gives the number of ids left at its start.</summary>
    public static int Apply(MergeTable table, Span<int> ids) =>
        ids.Length <= MergeScan.Longest ? MergeScan.Apply(table, ids) : MergeHeap.Apply(table, ids);
}
