using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>Comparisons over HTTP, for every role and visibility.</summary>
public sealed class ComparisonResources(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = site.Db();
        if (!await db.Dictionaries.AnyAsync()) await MappedDictionaries.Add(db, site.World);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("anonymous", "wide")]
    [InlineData("stranger", "wide")]
    [InlineData("learner", "wide ours")]
    [InlineData("researcher", "wide ours own")]
    [InlineData("instructor", "wide ours")]
    [InlineData("administrator", "wide ours own")]
    public async Task A_comparison_is_for_those_who_may_see_both_from_either_side(string who, string seen)
    {
        var client = await site.As(Who.Is(site.World, who));
        string[] visible = seen.Split(' ');
        foreach (var other in new[] { "wide", "ours", "own" })
        {
            var expected = visible.Contains(other, StringComparer.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.NotFound;
            foreach (var address in new[] { $"/api/v1/dictionaries/open/compare/{other}", $"/api/v1/dictionaries/{other}/compare/open", $"/d/open/compare/{other}", $"/d/{other}/compare/open" })
                (await client.GetAsync(address, Cancellation)).StatusCode.ShouldBe(expected, address);
        }

        var companions = await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/open/compare", Cancellation);
        companions.EnumerateArray().Select(c => c.GetProperty("dictionary").GetProperty("name").GetString()).ShouldBe([.. visible, "neurons"], ignoreOrder: true);
    }

    [Fact]
    public async Task It_tells_best_correlations_both_ways_with_null_for_the_silent_and_splitting_edges()
    {
        var client = await site.As(site.World.Learner);
        var from = await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/open/compare/wide", Cancellation);
        var back = await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/wide/compare/open", Cancellation);
        from.GetProperty("best").GetArrayLength().ShouldBe(12);
        from.GetProperty("best")[11].ValueKind.ShouldBe(JsonValueKind.Null);
        from.GetProperty("median").GetDouble().ShouldBe(0.7, 1e-6);
        from.GetProperty("otherEdges").GetRawText().ShouldBe("[1,2,3,4]");
        back.GetProperty("edges").GetRawText().ShouldBe("[1,2,3,4]");
        back.GetProperty("otherBest")[11].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("/api/v1/dictionaries/nothing/compare/open", 404)]
    [InlineData("/api/v1/dictionaries/open/compare/nothing", 404)]
    [InlineData("/api/v1/dictionaries/open/compare/open", 404)]
    [InlineData("/api/v1/dictionaries/wide/compare/neurons", 404)]
    [InlineData("/api/v1/dictionaries/open/compare/';--", 404)]
    [InlineData("/d/open/compare/nothing", 404)]
    [InlineData("/d/open/compare/wide?feature=99999999999&pairs=rubbish", 200)]
    [InlineData("/d/open/compare/wide?feature=-1", 200)]
    [InlineData("/d/open/compare/wide?feature=x", 200)]
    public async Task What_names_no_comparison_is_answered_as_that(string address, int status) =>
        ((int)(await (await site.As(site.World.Instructor)).GetAsync(address, Cancellation)).StatusCode).ShouldBe(status);

    [Fact]
    public async Task Of_a_dictionary_one_may_not_see_there_are_no_companions() =>
        (await (await site.As(site.World.Stranger)).GetStringAsync("/api/v1/dictionaries/own/compare", Cancellation)).ShouldBe("[]");
}
