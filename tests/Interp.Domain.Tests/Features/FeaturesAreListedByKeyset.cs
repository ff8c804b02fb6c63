using Interp.Domain.Access;
using Interp.Domain.Features;
using Interp.Domain.Jobs;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Features;

public sealed class FeaturesAreListedByKeyset(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Count = 60;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        if (await db.Dictionaries.AnyAsync()) return;
        var world = await World.Create(db);
        var random = new Random(5);
        // Coarse values, so that every order has ties to break.
        var features = Enumerable.Range(0, Count).Select(i => Rows.Feature(
            i, density: random.Next(1, 6) / 100.0, max: random.Next(1, 6) / 3f, shuffle: random.Next(10),
            state: i == 0 ? FeatureState.Dead : i == 1 ? FeatureState.UltraLow : FeatureState.Live)).ToArray();
        await world.AddDictionary(db, "d", Visibility.Public, world.Instructor, features);
        var id = await db.Dictionaries.Select(d => d.Id).SingleAsync();
        db.AddRange(Enumerable.Range(2, 20).Select(i => new TokenFeature { DictionaryId = id, Token = 2, Feature = i, MaxActivation = i % 4 }));
        db.Add(new TokenFeature { DictionaryId = id, Token = 0, Feature = 50, MaxActivation = 1 });
        db.Add(Rows.Examples(id, 5, (ExampleKind.Top, 0, 2), (ExampleKind.Top, 0, 1), (ExampleKind.Interval, 3, 1), (ExampleKind.Bottom, 0, 0.1f)));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(FeatureOrder.Index)]
    [InlineData(FeatureOrder.Random)]
    [InlineData(FeatureOrder.Density)]
    [InlineData(FeatureOrder.MaxActivation)]
    public async Task Pages_put_together_are_the_whole_list_once_in_order(FeatureOrder order)
    {
        await using var db = database.Open();
        var rows = await db.Features.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var expected = (order switch
        {
            FeatureOrder.Random => rows.OrderBy(f => f.Shuffle),
            FeatureOrder.Density => rows.OrderByDescending(f => f.Density),
            FeatureOrder.MaxActivation => rows.OrderByDescending(f => f.MaxActivation),
            _ => rows.OrderBy(f => f.Index),
        }).ThenBy(f => f.Index).Select(f => f.Index);
        (await All(order, new(IncludeDead: true, IncludeUltraLow: true), take: 7)).ShouldBe(expected);
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

    private Task<FeaturePage> List(FeatureOrder order, FeatureFilter filter, string? after, int take) =>
        database.Get<FeatureQueries>().List(Viewer.Anonymous, "d", order, filter, after, take, TestContext.Current.CancellationToken);

    private async Task<List<int>> All(FeatureOrder order, FeatureFilter filter, int take = 100)
    {
        var indexes = new List<int>();
        string? after = null;
        do
        {
            var page = await List(order, filter, after, take);
            indexes.AddRange(page.Features.Select(f => f.Index));
            after = page.Next;
        }
        while (after is not null);
        return indexes;
    }
}
