using Interp.Domain.Dictionaries;
using Interp.Web.Dictionaries;

namespace Interp.Web.Tests.Dictionaries;

public sealed class SplittingGraphTests
{
    // 7 split into 1, 2 and 3; 8 shares 2 and 3 with it; 9 has a part of its own.
    private static readonly ComparisonSheet Sheet = new(
        "narrow", "wide", 1000, 1, [], [], null, null, [7, 7, 8, 7, 9, 8], [1, 2, 2, 3, 4, 3], [0.9f, 0.8f, 0.7f, 0.6f, 0.5f, 0.45f], 6, "test", DateTimeOffset.UnixEpoch, 1, Guid.Empty);

    [Fact]
    public void Around_a_feature_stand_its_parts_and_who_shares_them()
    {
        var graph = SplittingGraph.Around(Sheet, 7);

        graph.Features.ShouldBe([7, 8]);
        graph.Others.ShouldBe([1, 2, 3]);
        graph.Edges.Select(e => (graph.Features[e.Feature], graph.Others[e.Other], e.Strength)).ShouldBe([(7, 1, 0.9f), (7, 2, 0.8f), (8, 2, 0.7f), (7, 3, 0.6f), (8, 3, 0.45f)]);
    }

    [Fact]
    public void A_feature_joined_to_nothing_has_no_graph()
    {
        SplittingGraph.Around(Sheet, 5).Edges.ShouldBeEmpty();
        SplittingGraph.Around(Sheet, null).Edges.ShouldBeEmpty();
    }

    [Fact]
    public void Features_that_split_are_listed_by_how_many_parts_they_have()
    {
        var families = SplittingGraph.Families(Sheet);

        families.Select(f => (f.Feature, f.Joined)).ShouldBe([(7, 3), (8, 2)]);
        families[0].Parts.ShouldBe([1, 2, 3]);
    }
}
