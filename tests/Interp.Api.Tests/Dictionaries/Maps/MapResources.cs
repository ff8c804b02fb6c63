using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>Maps over HTTP, for every role and visibility.</summary>
public sealed class MapResources(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, string, bool>();
            foreach (var who in new[] { "anonymous", "stranger", "learner", "researcher", "instructor", "administrator" })
            {
                var member = who is "learner" or "researcher" or "instructor" or "administrator";
                // "own" is the researcher's and private.
                var owner = who is "researcher" or "administrator";
                matrix.Add(who, "open/map", true);
                matrix.Add(who, "open/map?with=wide", true);
                matrix.Add(who, "ours/map", member);
                matrix.Add(who, "open/map?with=ours", member);
                matrix.Add(who, "own/map", owner);
                matrix.Add(who, "open/map?with=own", owner);
            }

            return matrix;
        }
    }

    public async ValueTask InitializeAsync()
    {
        await using var db = site.Db();
        if (!await db.Dictionaries.AnyAsync()) await MappedDictionaries.Add(db, site.World);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Points_labels_and_page_are_for_those_who_may_see_every_dictionary(string who, string map, bool may)
    {
        var client = await site.As(Who.Is(site.World, who));
        var expected = may ? HttpStatusCode.OK : HttpStatusCode.NotFound;
        (await client.GetAsync($"/api/v1/dictionaries/{map}", Cancellation)).StatusCode.ShouldBe(expected);
        (await client.GetAsync($"/api/v1/dictionaries/{map.Replace("/map", "/map/labels", StringComparison.Ordinal)}", Cancellation)).StatusCode.ShouldBe(expected);
        (await client.GetAsync($"/d/{map}", Cancellation)).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task A_map_is_parallel_arrays_and_labels_are_those_of_ones_own_cohort()
    {
        var map = await (await site.As(site.World.Learner)).GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/open/map?with=wide", Cancellation);
        foreach (var array in new[] { "features", "x", "y", "clusters", "densities", "states", "topTokens" }) map.GetProperty(array).GetArrayLength().ShouldBe(28, array);
        (map.GetProperty("firstCount").GetInt32(), map.GetProperty("other").GetString()).ShouldBe((12, "wide"));
        (map.GetProperty("features")[14].GetInt32(), map.GetProperty("x")[14].GetSingle(), map.GetProperty("y")[14].GetSingle()).ShouldBe((2, 2, 1));
        var token = map.GetProperty("topTokens")[3].GetInt32();
        map.GetProperty("tokenTexts")[token].GetString().ShouldBe("cat");

        (await Labels(site.World.Learner)).ShouldBe("""{"points":[3],"labels":["articles"]}""");
        (await Labels(site.World.Stranger)).ShouldBe("""{"points":[],"labels":[]}""");
    }

    [Fact]
    public async Task A_map_already_held_is_not_sent_again_and_holding_it_opens_nothing()
    {
        var learner = await site.As(site.World.Learner);
        var tag = (await learner.GetAsync("/api/v1/dictionaries/ours/map", Cancellation)).Headers.ETag!;
        (await Again(learner)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await Again(await site.As(site.World.Stranger))).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        Task<HttpResponseMessage> Again(HttpClient client) =>
            client.SendAsync(new(HttpMethod.Get, "/api/v1/dictionaries/ours/map") { Headers = { IfNoneMatch = { tag } } }, Cancellation);
    }

    [Theory]
    [InlineData("/api/v1/dictionaries/nothing/map", 404)]
    [InlineData("/api/v1/dictionaries/neurons/map", 404)]
    [InlineData("/api/v1/dictionaries/open/map?with=nothing", 404)]
    [InlineData("/api/v1/dictionaries/open/map?with=open", 404)]
    [InlineData("/api/v1/dictionaries/open/map?with='%20OR%201=1", 404)]
    [InlineData("/api/v1/dictionaries/nothing/map/labels", 404)]
    [InlineData("/d/nothing/map", 404)]
    [InlineData("/d/open/map?with=nothing", 404)]
    [InlineData("/d/open/map?lasso=rubbish&cluster=x&colour=beauty&view=1", 200)]
    [InlineData("/d/open/map?cluster=99999", 200)]
    public async Task What_names_no_map_is_answered_as_that(string address, int status)
    {
        var answer = await (await site.As(site.World.Instructor)).GetAsync(address, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        if (address.Contains("lasso", StringComparison.Ordinal)) (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("The line in the address cannot be read");
    }

    private async Task<string> Labels(Viewer viewer) =>
        await (await site.As(viewer)).GetStringAsync("/api/v1/dictionaries/open/map/labels", Cancellation);
}
