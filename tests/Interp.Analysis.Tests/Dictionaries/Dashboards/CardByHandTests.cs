using Interp.Abstractions.Dictionaries;
using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>A card whose groups, levels and bins are worked out by hand.</summary>
public sealed class CardByHandTests
{
    /// <summary>Activations 1, 2 .. 100 on rows 0 .. 99, then 20 silent rows: the sample is everything, M = 100.</summary>
    private static readonly float[] Staircase = [.. Enumerable.Range(1, 100).Select(i => (float)i), .. new float[20]];

    [Fact]
    public void Counts_density_maximum_and_sum_are_those_of_the_list()
    {
        using var set = SyntheticCodes.OneFeature(Staircase).Dashboards();
        var card = set.Read(0);

        card.Count.ShouldBe(100);
        card.Density.ShouldBe(100 / 120.0);
        card.MaxActivation.ShouldBe(100);
        card.SumActivation.ShouldBe(5050);
        card.State.ShouldBe(FeatureState.Live);
    }

    [Fact]
    public void Top_and_bottom_are_the_twenty_extremes_in_order()
    {
        using var set = SyntheticCodes.OneFeature(Staircase).Dashboards();
        var card = set.Read(0);

        Values(card, ExampleGroup.Top, -1).ShouldBe(Enumerable.Range(81, 20).Reverse().Select(i => (float)i));
        Values(card, ExampleGroup.Bottom, -1).ShouldBe(Enumerable.Range(1, 20).Select(i => (float)i));
        card.Examples.Length.ShouldBe(20 + (11 * 5) + 20);
    }

    [Fact]
    public void Each_level_shows_the_five_members_nearest_to_it()
    {
        using var set = SyntheticCodes.OneFeature(Staircase).Dashboards();
        var card = set.Read(0);

        Values(card, ExampleGroup.Level, 0).ShouldBe([100f, 99f, 98f, 97f, 96f]);
        for (var level = 1; level <= 9; level++)
        {
            var target = 100 - (10 * level);
            Values(card, ExampleGroup.Level, level).ShouldBe([target + 2f, target + 1f, target, target - 1f, target - 2f]);
        }

        Values(card, ExampleGroup.Level, 10).ShouldBe([5f, 4f, 3f, 2f, 1f]);
    }

    [Fact]
    public void A_tie_at_equal_distance_goes_to_the_earlier_row()
    {
        // M = 10; level 5 is 5. Distances: 5 → 0; 4 (rows 1, 3) and 6 (rows 2, 4) → 1; then 3 (row 5) and 7 (row 6) tie for the last place.
        float[] activations = [5, 4, 6, 4, 6, 7, 3, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10];
        using var set = SyntheticCodes.OneFeature(activations).Dashboards();
        var level = set.Read(0).Examples.Where(e => e.Group == ExampleGroup.Level && e.Level == 5).ToArray();
        level.Select(e => e.Position).ShouldBe([2L, 4, 0, 1, 3]);

        float[] swapped = [5, 4, 6, 4, 10, 7, 3, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10];
        using var other = SyntheticCodes.OneFeature(swapped).Dashboards();
        level = [.. other.Read(0).Examples.Where(e => e.Group == ExampleGroup.Level && e.Level == 5)];
        level.Select(e => e.Position).ShouldBe([5L, 2, 0, 1, 3]);
    }

    [Fact]
    public void An_example_shown_before_is_marked_as_repeated()
    {
        using var set = SyntheticCodes.OneFeature(Staircase).Dashboards();
        var card = set.Read(0);

        card.Examples.Where(e => e.Group == ExampleGroup.Top).ShouldAllBe(e => !e.Repeated);
        card.Examples.Where(e => e.Group == ExampleGroup.Level && e.Level <= 1).ShouldAllBe(e => e.Repeated);
        Flags(card, 2).ShouldBe([true, true, false, false, false]);
        card.Examples.Where(e => e.Level is >= 3 and <= 8).ShouldAllBe(e => !e.Repeated);

        // Level 8 showed 18, 19, 20, level 9 showed 8 .. 12, level 10 showed 1 .. 5.
        card.Examples.Count(e => e.Group == ExampleGroup.Bottom && e.Repeated).ShouldBe(3 + 5 + 5);
    }

    [Fact]
    public void The_histogram_has_forty_equal_bins_from_zero_to_the_maximum()
    {
        using var set = SyntheticCodes.OneFeature(Staircase).Dashboards();
        var histogram = set.Read(0).Activations;

        // Bins of width 2.5: 1, 2 | 3, 4 | 5, 6, 7 | 8, 9 | 10 .. 12 | ...; every other bin gains one, 100 falls into the last.
        histogram.Low.ShouldBe(0);
        histogram.High.ShouldBe(100);
        histogram.Counts.Length.ShouldBe(40);
        histogram.Counts[..5].ShouldBe([2, 2, 3, 2, 3]);
        histogram.Counts[39].ShouldBe(3);
        histogram.Counts.Sum().ShouldBe(100);
        histogram.Edge(1).ShouldBe(2.5f);
        histogram.Edge(40).ShouldBe(100);
    }

    [Theory]
    [InlineData(19, 19)]
    [InlineData(20, 20 + 55 + 20)]
    public void Below_twenty_hits_only_the_top_group_is_shown(int hits, int examples)
    {
        using var set = SyntheticCodes.OneFeature([.. Enumerable.Range(1, hits).Select(i => (float)i), 0]).Dashboards();
        var card = set.Read(0);

        card.Examples.Length.ShouldBe(examples);
        card.Examples.Take(hits).ShouldAllBe(e => e.Group == ExampleGroup.Top);
    }

    [Theory]
    [InlineData(0, FeatureState.Dead)]
    [InlineData(9, FeatureState.UltraLow)]
    [InlineData(10, FeatureState.Live)]
    public void The_state_follows_from_the_hits(int hits, FeatureState state)
    {
        using var set = SyntheticCodes.OneFeature([.. Enumerable.Repeat(1f, hits), .. new float[100]]).Dashboards();
        set.Read(0).State.ShouldBe(state);
    }

    [Fact]
    public void End_of_text_rows_neither_count_nor_show_activations()
    {
        // Token id = row; row 2 is the end of text and would be the maximum.
        var codes = new SyntheticCodes
        {
            Table = [[1], [2], [9], [3]],
            Tokens = [0, 1, 2, 3],
            Documents = new int[4],
            BlockStarts = [0],
            BlockLength = 4,
            SkippedToken = 2,
        };
        using var set = codes.Dashboards();
        var card = set.Read(0);

        set.Tokens.ShouldBe(3);
        card.Count.ShouldBe(3);
        card.Density.ShouldBe(1);
        card.MaxActivation.ShouldBe(3);
        card.Examples[0].Activations.ShouldBe([1, 2, 0, 3]);
        set.ReadTokenFeatures().ShouldNotContain(p => p.Token == 2);
    }

    [Fact]
    public void A_dead_feature_has_an_empty_card()
    {
        using var set = SyntheticCodes.OneFeature(new float[30]).Dashboards();
        var card = set.Read(0);

        card.Examples.ShouldBeEmpty();
        card.Activations.Counts.ShouldBeEmpty();
        card.MaxActivation.ShouldBe(0);
    }

    private static IEnumerable<float> Values(FeatureDashboard card, ExampleGroup group, int level) =>
        card.Examples.Where(e => e.Group == group && e.Level == level).OrderBy(e => e.Rank).Select(e => e.Value);

    private static IEnumerable<bool> Flags(FeatureDashboard card, int level) =>
        card.Examples.Where(e => e.Level == level).OrderBy(e => e.Rank).Select(e => e.Repeated);
}
