using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class MergingTests
{
    [Fact]
    public void The_lowest_rank_goes_first_wherever_it_stands()
    {
        // 0 1 2 with (1,2) before (0,1): the left pair never gets its chance.
        var table = new MergeTable([new(1, 2, 3), new(0, 1, 4)]);

        Merge(MergeScan.Apply, table, [0, 1, 2]).ShouldBe([0, 3]);
        Merge(MergeHeap.Apply, table, [0, 1, 2]).ShouldBe([0, 3]);
    }

    [Fact]
    public void Of_equal_pairs_the_leftmost_goes_first()
    {
        var table = new MergeTable([new(0, 0, 1)]);

        Merge(MergeScan.Apply, table, [0, 0, 0]).ShouldBe([1, 0]);
        Merge(MergeHeap.Apply, table, [0, 0, 0]).ShouldBe([1, 0]);
    }

    [Fact]
    public void Pairs_of_equal_rank_go_from_left_to_right()
    {
        // Both ways to make 2 = "aaa" out of 0 = "a" and 1 = "aa" have one rank; by list order alone the right one would win.
        var table = new MergeTable([new(0, 1, 2), new(1, 0, 2)], [5, 5]);

        Merge(MergeScan.Apply, table, [1, 0, 1]).ShouldBe([2, 1]);
        Merge(MergeHeap.Apply, table, [1, 0, 1]).ShouldBe([2, 1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Scan_and_heap_do_what_the_definition_does(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var merges = RandomMerges(random, letters: random.Next(1, 5), count: random.Next(1, 30));
            var ranks = Enumerable.Range(0, merges.Count).Select(m => seed % 2 == 0 ? m : m / 3).ToArray();
            var table = new MergeTable(merges, ranks);
            var ids = Enumerable.Range(0, random.Next(0, MergeScan.Longest + 1)).Select(_ => random.Next(4)).ToArray();

            var expected = SlowMerging.Apply(merges, ranks, ids);

            Merge(MergeScan.Apply, table, ids).ShouldBe(expected);
            Merge(MergeHeap.Apply, table, ids).ShouldBe(expected);
        }
    }

    [Fact]
    public void A_long_text_without_spaces_is_no_trap()
    {
        var tokenizer = new BytePairTokenizer(TinyVocabulary.Of("a a", "aa aa"), WordSplit.Gpt2);

        tokenizer.Encode(new string('a', 1 << 18)).Length.ShouldBe(1 << 16);
    }

    private static int[] Merge(Apply apply, MergeTable table, int[] ids)
    {
        var copy = ids.ToArray();
        return copy[..apply(table, copy)];
    }

    private delegate int Apply(MergeTable table, Span<int> ids);

    // As learned ones: each joins two ids that exist by then, and no pair is listed twice.
    private static List<Merge> RandomMerges(Random random, int letters, int count)
    {
        var merges = new List<Merge>();
        var seen = new HashSet<(int, int)>();
        for (var next = letters; merges.Count < count && seen.Count < count * 3; next++)
        {
            var pair = (random.Next(next), random.Next(next));
            if (seen.Add(pair))
                merges.Add(new(pair.Item1, pair.Item2, next));
        }

        return merges;
    }
}
