namespace Interp.Analysis.Language;

/// <summary>One distinct word of the training text: its present ids and how often it occurs.</summary>
internal sealed class TrainingWord(byte[] bytes, long count)
{
    private readonly int[] ids = [.. bytes];
    private int length = bytes.Length;

    /// <summary>Carries out a merge and reports each pair that is lost (−count) or gained (+count) by it.</summary>
    public void Apply(Merge merge, Action<PairIndex.Pair, long> change)
    {
        for (var i = 0; i + 1 < length; i++)
        {
            if (ids[i] != merge.Left || ids[i + 1] != merge.Right)
                continue;
            if (i > 0)
            {
                change(new(ids[i - 1], merge.Left), -count);
                change(new(ids[i - 1], merge.Result), count);
            }

            if (i + 2 < length)
            {
                change(new(merge.Right, ids[i + 2]), -count);
                change(new(merge.Result, ids[i + 2]), count);
            }

            ids[i] = merge.Result;
            Array.Copy(ids, i + 2, ids, i + 1, length - i - 2);
            length--;
        }
    }
}
