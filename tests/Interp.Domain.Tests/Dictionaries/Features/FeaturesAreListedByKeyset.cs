using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class FeaturesAreListedByKeyset(ListedDictionary listed) : IClassFixture<ListedDictionary>
{
    private const int Count = ListedDictionary.Count;
    private static readonly FeatureFilter Everything = new(IncludeDead: true, IncludeUltraLow: true);
    private readonly TestDatabase database = listed.Database;
    private readonly World world = listed.World;
    private readonly int dictionary = listed.Id;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FeatureOrder.Index)]
    [InlineData(FeatureOrder.Density)]
    [InlineData(FeatureOrder.MaxActivation)]
    [InlineData(FeatureOrder.LossEffect)]
    [InlineData(FeatureOrder.AutointerpScore)]
    [InlineData(FeatureOrder.Rating)]
    [InlineData(FeatureOrder.Disagreement)]
    public async Task Pages_put_together_are_the_whole_list_once_in_order(FeatureOrder order)
    {
        await using var db = database.Open();
        var rows = await db.Features.AsNoTracking().ToListAsync(Cancellation);
        var opinions = await db.FeatureOpinions.AsNoTracking().ToDictionaryAsync(o => o.Feature, Cancellation);
        var expected = rows.OrderByDescending(f => order switch
        {
            FeatureOrder.Density => f.Density,
            FeatureOrder.MaxActivation => f.MaxActivation,
            FeatureOrder.LossEffect => f.LossEffect ?? double.MinValue,
            FeatureOrder.AutointerpScore => f.AutointerpScore ?? double.MinValue,
            FeatureOrder.Rating => opinions.GetValueOrDefault(f.Index)?.Rating ?? double.MinValue,
            FeatureOrder.Disagreement => opinions.GetValueOrDefault(f.Index)?.Disagreement ?? double.MinValue,
            _ => 0,
        }).ThenBy(f => f.Index).Select(f => f.Index).ToList();
        (await All(order, Everything, take: 7)).ShouldBe(expected);
        (await All(order, Everything, take: 100)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-5)]
    [InlineData(int.MaxValue)]
    public async Task A_seed_begins_elsewhere_on_the_same_circle(int seed)
    {
        await using var db = database.Open();
        var rows = await db.Features.AsNoTracking().OrderBy(f => f.Shuffle).ThenBy(f => f.Index).ToListAsync(Cancellation);
        var walked = await All(new FeatureSort(FeatureOrder.Random, seed), Everything, 7);
        walked.Order().ToList().ShouldBe(Enumerable.Range(0, Count));
        var circle = rows.ConvertAll(f => f.Index);
        var start = circle.IndexOf(walked[0]);
        walked.ShouldBe(circle.Skip(start).Concat(circle.Take(start)));
        (await All(new FeatureSort(FeatureOrder.Random, seed), Everything, 100)).ShouldBe(walked);
    }

    [Fact]
    public async Task Seeds_begin_in_different_places()
    {
        var first = new HashSet<int>();
        for (var seed = 0; seed < 20; seed++) first.Add((await List(new FeatureSort(FeatureOrder.Random, seed), Everything, null, 1)).Features[0].Index);
        first.Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task The_order_by_matches_counts_how_often_a_token_is_fired_on()
    {
        (await All(FeatureOrder.Matches, Everything with { Token = "#2" }, take: 6)).ShouldBe(Enumerable.Range(2, 20).OrderByDescending(i => i % 3).ThenBy(i => i));
        // Two tokens at once: "a" and its number are one, "the" with and without a space are two.
        var page = await List(new FeatureSort(FeatureOrder.Matches), Everything with { Token = "#0" }, null, 10);
        page.Features.Select(f => (f.Index, f.Match)).ShouldBe([(50, 7d)]);
    }

    [Fact]
    public async Task Logit_tokens_find_the_features_that_promote_them_most_first()
    {
        (await All(FeatureOrder.Matches, Everything with { LogitToken = "cat" }, take: 4)).ShouldBe(Enumerable.Range(30, 9).OrderByDescending(i => i % 2).ThenBy(i => i));
        (await All(FeatureOrder.Index, Everything with { LogitToken = "cat", Token = "#2" }, take: 4)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_filter_keeps_just_its_features()
    {
        await using var db = database.Open();
        var rows = await db.Features.AsNoTracking().OrderBy(f => f.Index).ToListAsync(Cancellation);
        await Holds(new(SingleToken: true), f => f.SingleToken);
        await Holds(new(SingleToken: false), f => !f.SingleToken);
        await Holds(new(HasTwin: true), f => f.TwinPearson is not null);
        await Holds(new(HasTwin: false, MinDensity: 0.03), f => f.TwinPearson is null && f.Density >= 0.03);
        await Holds(new(Labels: LabelFilter.Labelled), f => f.Index is 10 or 11 or 12);
        await Holds(new(Labels: LabelFilter.Unlabelled), f => f.Index is not (10 or 11 or 12));
        await Holds(new(Labels: LabelFilter.UnlabelledByMe), f => f.Index != 10);
        await Holds(new(Label: "BASE"), f => f.Index is 10 or 11);
        await Holds(new(Label: "100%"), f => f.Index is 12);
        await Holds(new(Label: "_"), _ => false);

        async Task Holds(FeatureFilter filter, Func<Feature, bool> keeps)
        {
            var expected = rows.Where(f => f.State == FeatureState.Live && keeps(f)).Select(f => f.Index).ToList();
            foreach (var order in new[] { FeatureOrder.Index, FeatureOrder.Rating, FeatureOrder.Density, FeatureOrder.Random })
                (await All(order, filter, take: 9)).Order().ToList().ShouldBe(expected, customMessage: $"{filter} by {order}");
            (await List(new FeatureSort(FeatureOrder.Index), filter, null, 1)).Matching.ShouldBe(expected.Count);
        }
    }

    [Fact]
    public async Task Labels_and_ratings_are_those_of_ones_own_cohort()
    {
        var mine = (await List(new FeatureSort(FeatureOrder.Rating), Everything, null, 1)).Features[0];
        (mine.Index, mine.Label, mine.LabelStatus, mine.Rating, mine.Disagreement).ShouldBe((12, "100% caps", "proposed", 12f, null));
        var queries = database.Get<FeatureQueries>();
        var theirs = await queries.List(world.Stranger, "d", new(FeatureOrder.Rating), Everything, null, 1, Cancellation);
        theirs.Features[0].Label.ShouldBeNull();
        await Should.ThrowAsync<ForbiddenException>(() => queries.List(world.Stranger, "d", new(FeatureOrder.Index), new(Cohort: world.Cohort), null, 1, Cancellation));
        await Should.ThrowAsync<InvalidParametersException>(() => queries.List(Viewer.Anonymous, "d", new(FeatureOrder.Index), new(Label: "base"), null, 1, Cancellation));
    }

    [Fact]
    public async Task Who_is_rating_a_feature_is_not_told_what_others_say_of_it()
    {
        await using var db = database.Open();
        db.Add(new Rating
        {
            Id = Guid.NewGuid(), CohortId = world.Cohort, DictionaryId = dictionary, Feature = 12, RaterId = world.Researcher.PersonId, Intervals = [], Blind = true,
            Confidence = [], Activations = [], Logits = [], Separation = [], Specificity = [],
        });
        await db.SaveChangesAsync(Cancellation);
        var queries = database.Get<FeatureQueries>();
        var first = (await queries.List(world.Researcher, "d", new(FeatureOrder.Rating), Everything, null, 100, Cancellation)).Features;
        first[0].Index.ShouldNotBe(12);
        var blind = first.Single(f => f.Index == 12);
        (blind.Label, blind.Rating, blind.AutointerpScore).ShouldBe((null, null, null));
        (await queries.Find(world.Researcher, "d", 12, Cancellation))!.AutointerpScore.ShouldBeNull();
        (await queries.Find(world.Learner, "d", 12, Cancellation))!.AutointerpScore.ShouldNotBeNull();
        (await queries.List(world.Researcher, "d", new(FeatureOrder.Index), new(Label: "100"), null, 10, Cancellation)).Features.ShouldBeEmpty();
    }

    [Fact]
    public async Task Dead_and_ultra_low_features_are_left_out_unless_asked_for()
    {
        (await All(FeatureOrder.Index, new())).ShouldBe(Enumerable.Range(2, Count - 2));
        (await All(FeatureOrder.Index, new(IncludeDead: true))).ShouldContain(0);
        (await All(FeatureOrder.Index, new(IncludeUltraLow: true))).ShouldContain(1);
    }

    [Fact]
    public async Task Density_bounds_are_inclusive()
    {
        var page = await List(FeatureOrder.Density, new(MinDensity: 0.02, MaxDensity: 0.03), null, 100);
        page.Features.ShouldNotBeEmpty();
        page.Features.ShouldAllBe(f => f.Density >= 0.02 && f.Density <= 0.03);
        page.Features.ShouldContain(f => f.Density == 0.02);
        page.Matching.ShouldBe(page.Features.Count);
    }

    [Theory]
    [InlineData(" the")]
    [InlineData("the")]
    [InlineData("#2")]
    public async Task Token_search_finds_features_strongest_on_that_token_first(string token)
    {
        var found = await All(FeatureOrder.MaxActivation, new(Token: token), take: 6);
        found.ShouldBe(Enumerable.Range(2, 20).OrderByDescending(i => i % 4).ThenBy(i => i));
        (await All(FeatureOrder.Index, new(Token: token), take: 6)).ShouldBe(Enumerable.Range(2, 20));
    }

    [Fact]
    public async Task A_token_nobody_fires_on_gives_an_empty_list() =>
        (await List(FeatureOrder.Index, new(Token: "zebra"), null, 10)).Matching.ShouldBe(0);

    [Theory]
    [InlineData("%%%")]
    [InlineData("'; DROP TABLE features; --")]
    [InlineData("MTpOYU46MQ")]
    [InlineData("MDowOjA6TmFOOjE6MTow")]
    [InlineData("MDowOjk6MToxOjE6MA")]
    [InlineData("Mjow")]
    public async Task A_cursor_that_is_not_ours_is_refused(string cursor) =>
        (await Should.ThrowAsync<InvalidParametersException>(() => List(FeatureOrder.Index, new(), cursor, 10))).Problems[0].Field.ShouldBe("after");

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var next = (await List(FeatureOrder.Density, new(), null, 5)).Next;
        await Should.ThrowAsync<InvalidParametersException>(() => List(FeatureOrder.Random, new(), next, 5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    [InlineData(-1)]
    public async Task A_page_holds_1_to_100_features(int take) =>
        (await Should.ThrowAsync<InvalidParametersException>(() => List(FeatureOrder.Index, new(), null, take))).Problems[0].Field.ShouldBe("take");

    [Fact]
    public async Task A_summary_shows_its_strongest_example_as_text()
    {
        var feature = (await List(FeatureOrder.Index, new(), null, 10)).Features.Single(f => f.Index == 5);
        feature.TopToken.ShouldBe(" the");
        feature.TopLogitTokens.ShouldBe([" the", "a"]);
        feature.TopExample!.Tokens.Select(t => t.Display).ShouldBe(["a", " the", "⏎"]);
        feature.TopExample.Focus.ShouldBe(1);
        feature.TopExample.Activations[1].ShouldBe(2);
        feature.TopExample.Source.ShouldBe("book 1");
        feature.TopExample.Class.ShouldBe("prose");
    }

    [Fact]
    public async Task A_card_has_its_groups_in_reading_order()
    {
        var card = (await database.Get<FeatureQueries>().Find(Viewer.Anonymous, "d", 5, TestContext.Current.CancellationToken))!;
        card.Groups.Select(g => (g.Kind, g.Level)).ShouldBe([("top", 0), ("interval", 3), ("bottom", 0)]);
        card.Groups[0].Examples.Length.ShouldBe(2);
        card.Groups[0].MaxActivation.ShouldBe(2);
        card.PositiveLogits.Select(l => (l.Token.Text, l.Value)).ShouldBe([(" the", 1.5f), ("a", 1f)]);
        card.Neurons.ShouldBe([new NeuronAlignment(3, 0.5f, 0.25f)]);
        card.CorrelatedNeurons.ShouldBe([new NeuronCorrelation(3, 0.75f, 0.8f)]);
        card.Activations!.Edges.Length.ShouldBe(card.Activations.Counts.Length + 1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(Count)]
    [InlineData(int.MaxValue)]
    public async Task An_index_outside_the_dictionary_is_not_found(int index) =>
        (await database.Get<FeatureQueries>().Find(Viewer.Anonymous, "d", index, TestContext.Current.CancellationToken)).ShouldBeNull();

    private Task<FeaturePage> List(FeatureOrder order, FeatureFilter filter, string? after, int take) => List(new FeatureSort(order), filter, after, take);

    private Task<FeaturePage> List(FeatureSort sort, FeatureFilter filter, string? after, int take) =>
        database.Get<FeatureQueries>().List(world.Learner, "d", sort, filter, after, take, Cancellation);

    private Task<List<int>> All(FeatureOrder order, FeatureFilter filter, int take = 100) => All(new FeatureSort(order), filter, take);

    private async Task<List<int>> All(FeatureSort sort, FeatureFilter filter, int take)
    {
        var indexes = new List<int>();
        string? after = null;
        do
        {
            var page = await List(sort, filter, after, take);
            indexes.AddRange(page.Features.Select(f => f.Index));
            after = page.Next;
        }
        while (after is not null);
        return indexes;
    }
}
