using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>One card of 27 hits, every group, level, bin, repeat mark and header written down beforehand.</summary>
/// <remarks>
/// Sorted, with rows: 16(11) 12(17) 10(26) 10(27) 9(28) 8(0) 7(29) 6(14) 6(15) 6(16) 5(22) 5(23) 4(2) 4(3) 3(18) 3(19) 3(20) 2(4) 2(5) 2(6) | 2(7)
/// 1(8) 1(9) 1(12) 1(13) 0.5(24) 0.25(25). The sample is everything, so M = 16 and the levels are 16, 14.4, 12.8, 11.2, 9.6, 8, 6.4, 4.8, 3.2, 1.6, 0.
/// </remarks>
public sealed class WholeCardByHandTests
{
    private static readonly float[] Activations =
        [8, 0, 4, 4, 2, 2, 2, 2, 1, 1, 0, 16, 1, 1, 6, 6, 6, 12, 3, 3, 3, 0, 5, 5, 0.5f, 0.25f, 10, 10, 9, 7];

    private static readonly SyntheticCodes Codes = new()
    {
        Table = [.. Activations.Select(a => new[] { a })],
        Tokens = [.. Enumerable.Range(100, 30)],
        Documents = [.. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 20)],
        BlockStarts = [1_000],
        BlockLength = 30,
    };

    [Fact]
    public void Top_holds_the_twenty_highest_and_of_equal_ones_the_earlier()
    {
        Rows(ExampleGroup.Top, -1).ShouldBe([11, 17, 26, 27, 28, 0, 29, 14, 15, 16, 22, 23, 2, 3, 18, 19, 20, 4, 5, 6]);
        Header(ExampleGroup.Top, -1).ShouldBe(16);
    }

    /// <remarks>
    /// Ties that decide: at level 5, 10(26) 10(27) 6(14) 6(15) 6(16) all lie 2 away and the two earliest rows win; at level 6 5(22) before 5(23);
    /// at level 7 6(14) before 6(15); at level 9 1(8) before the other ones.
    /// </remarks>
    [Theory]
    [InlineData(0, 16f, new[] { 11, 17, 26, 27, 28 })]
    [InlineData(1, 16f, new[] { 11, 17, 26, 27, 28 })]
    [InlineData(2, 16f, new[] { 11, 17, 26, 27, 28 })]
    [InlineData(3, 12f, new[] { 17, 26, 27, 28, 0 })]
    [InlineData(4, 12f, new[] { 17, 26, 27, 28, 0 })]
    [InlineData(5, 9f, new[] { 28, 0, 29, 14, 15 })]
    [InlineData(6, 7f, new[] { 29, 14, 15, 16, 22 })]
    [InlineData(7, 6f, new[] { 14, 22, 23, 2, 3 })]
    [InlineData(8, 4f, new[] { 2, 3, 18, 19, 20 })]
    [InlineData(9, 2f, new[] { 4, 5, 6, 7, 8 })]
    [InlineData(10, 1f, new[] { 8, 9, 12, 24, 25 })]
    public void A_level_holds_the_five_nearest_and_is_headed_by_the_highest_of_them(int level, float header, int[] rows)
    {
        Rows(ExampleGroup.Level, level).ShouldBe(rows);
        Header(ExampleGroup.Level, level).ShouldBe(header);
    }

    [Fact]
    public void Bottom_holds_the_twenty_lowest_that_are_not_zero_lowest_first()
    {
        Rows(ExampleGroup.Bottom, -1).ShouldBe([25, 24, 8, 9, 12, 13, 4, 5, 6, 7, 18, 19, 20, 2, 3, 22, 23, 14, 15, 16]);
        Header(ExampleGroup.Bottom, -1).ShouldBe(6);
    }

    [Fact]
    public void Only_rows_that_no_earlier_group_showed_are_without_the_repeat_mark()
    {
        Card().Examples.Where(e => e.Group != ExampleGroup.Top && !e.Repeated).Select(e => (e.Group, e.Level, Row(e)))
            .ShouldBe([
                (ExampleGroup.Level, 9, 7), (ExampleGroup.Level, 9, 8),
                (ExampleGroup.Level, 10, 9), (ExampleGroup.Level, 10, 12), (ExampleGroup.Level, 10, 24), (ExampleGroup.Level, 10, 25),
                (ExampleGroup.Bottom, -1, 13),
            ]);
        Card().Examples.Where(e => e.Group == ExampleGroup.Top).ShouldAllBe(e => !e.Repeated);
    }

    [Fact]
    public void The_histogram_has_forty_bins_of_two_fifths()
    {
        var expected = new int[40];
        (int Bin, int Count)[] filled =
            [(0, 1), (1, 1), (2, 4), (5, 4), (7, 3), (10, 2), (12, 2), (15, 3), (17, 1), (20, 1), (22, 1), (25, 2), (30, 1), (39, 1)];
        foreach (var (bin, count) in filled)
            expected[bin] = count;

        Card().Activations.Counts.ShouldBe(expected);
        Card().Activations.Edge(1).ShouldBe(0.4f);
        Card().Activations.Edge(40).ShouldBe(16);
    }

    [Fact]
    public void Counts_and_windows_are_those_of_the_text()
    {
        var card = Card();
        (card.Count, card.Density, card.MaxActivation, card.SumActivation).ShouldBe((27, 27 / 30.0, 16f, 129.75));

        // Row 11 is the second of document 1, row 8 the last but one of document 0.
        var (top, low) = (card.Examples[0], card.Examples.First(e => Row(e) == 8));
        (top.Position, top.WindowStart, top.Document).ShouldBe((1_011, 1_010, 1));
        top.Tokens.ShouldBe([110, 111, 112, 113, 114, 115]);
        top.Activations.ShouldBe([0, 16, 1, 1, 6, 6]);
        (low.Position, low.WindowStart, low.Document).ShouldBe((1_008, 1_004, 0));
        low.Activations.ShouldBe([2, 2, 2, 2, 1, 1]);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_001)]
    [InlineData(5_000)]
    public void The_sample_never_holds_more_than_a_thousand(int hits)
    {
        // Equal hits: whatever is drawn, the bins can be told.
        using var set = SyntheticCodes.OneFeature([.. Enumerable.Repeat(8f, hits), 0]).Dashboards(seed: 3);
        var card = set.Read(0);

        card.Count.ShouldBe(hits);
        card.Activations.Counts[39].ShouldBe(1_000);
        card.Activations.Counts.Sum().ShouldBe(1_000);
        card.Examples.Count(e => e.Group == ExampleGroup.Level).ShouldBe(55);
        card.Examples.ShouldAllBe(e => e.Value == 8);
        card.Examples.Where(e => e.Group == ExampleGroup.Top).Select(e => e.Position).ShouldBe(Enumerable.Range(0, 20).Select(i => (long)i));
    }

    [Fact]
    public void Levels_and_bins_follow_the_sample_but_top_and_bottom_the_whole_text()
    {
        // One spike among 50,000 hits of 2 and one trace of 0.5: the seed is one whose sample of 1,000 misses both.
        float[] activations = [.. Enumerable.Repeat(2f, 25_000), 100, 0.5f, .. Enumerable.Repeat(2f, 25_000)];
        using var set = SyntheticCodes.OneFeature(activations).Dashboards(seed: 1, batch: 5_000);
        var card = set.Read(0);

        card.MaxActivation.ShouldBe(100);
        card.Examples[0].Value.ShouldBe(100);
        card.Examples.First(e => e.Group == ExampleGroup.Bottom).Value.ShouldBe(0.5f);
        card.Activations.High.ShouldBe(2);
        card.Activations.Counts[39].ShouldBe(1_000);
        card.Examples.Where(e => e.Group == ExampleGroup.Level).ShouldAllBe(e => e.Value == 2);
    }

    private static FeatureDashboard Card()
    {
        using var set = Codes.Dashboards();
        return set.Read(0);
    }

    private static int Row(FeatureExample example) => (int)example.Position - 1_000;

    private static int[] Rows(ExampleGroup group, int level) =>
        [.. Card().Examples.Where(e => e.Group == group && e.Level == level).OrderBy(e => e.Rank).Select(Row)];

    private static float Header(ExampleGroup group, int level) => Card().Examples.Where(e => e.Group == group && e.Level == level).Max(e => e.Value);
}
