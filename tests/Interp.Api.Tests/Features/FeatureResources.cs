using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Access;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Features;

public sealed class FeatureResources(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = site.Db();
        if (await db.Dictionaries.AnyAsync()) return;
        await site.World.AddDictionary(db, "shared", Visibility.Cohort, site.World.Instructor, [.. Enumerable.Range(0, 30).Select(i => Rows.Feature(i, density: (i + 1) / 100.0))]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_dictionary_and_its_features_can_be_walked_through()
    {
        var client = await site.As(site.World.Learner);
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries", Cancellation))[0].GetProperty("name").GetString().ShouldBe("shared");
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/shared", Cancellation)).GetProperty("summary").GetProperty("visibility").GetString().ShouldBe("cohort");
        var seen = new List<int>();
        string? after = null;
        do
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/v1/dictionaries/shared/features?order=density&take=7&after={after}", Cancellation);
            page.GetProperty("matching").GetInt32().ShouldBe(30);
            seen.AddRange(page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("index").GetInt32()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        seen.ShouldBe(Enumerable.Range(0, 30).Reverse());
        var card = await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/shared/features/29", Cancellation);
        card.GetProperty("state").GetString().ShouldBe("live");
    }

    [Fact]
    public async Task A_page_already_held_is_not_sent_again()
    {
        var client = await site.As(site.World.Learner);
        var first = await client.GetAsync("/api/v1/dictionaries/shared/features/3", Cancellation);
        first.Headers.ETag.ShouldNotBeNull();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/dictionaries/shared/features/3");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag);
        (await client.SendAsync(request, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task What_one_holds_does_not_open_what_one_may_not_see()
    {
        var tag = (await (await site.As(site.World.Learner)).GetAsync("/api/v1/dictionaries/shared/features", Cancellation)).Headers.ETag!;
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/dictionaries/shared/features");
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag, tag.IsWeak));
        (await (await site.As(site.World.Stranger)).SendAsync(request, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/api/v1/dictionaries/nothing", 404)]
    [InlineData("/api/v1/dictionaries/nothing/features", 404)]
    [InlineData("/api/v1/dictionaries/'; DROP TABLE features; --/features", 404)]
    [InlineData("/api/v1/dictionaries/shared/features/-1", 404)]
    [InlineData("/api/v1/dictionaries/shared/features/30", 404)]
    [InlineData("/api/v1/dictionaries/shared/features/99999999999", 404)]
    [InlineData("/api/v1/dictionaries/shared/features/x", 404)]
    [InlineData("/api/v1/dictionaries/shared/features?after=rubbish", 400)]
    [InlineData("/api/v1/dictionaries/shared/features?order=beauty", 400)]
    [InlineData("/api/v1/dictionaries/shared/features?take=0", 400)]
    [InlineData("/api/v1/dictionaries/shared/features?take=many", 400)]
    [InlineData("/api/v1/dictionaries/shared/features?minDensity=2", 400)]
    [InlineData("/api/v1/jobs/not-a-guid", 404)]
    public async Task Requests_that_make_no_sense_get_a_problem(string address, int status)
    {
        var answer = await (await site.As(site.World.Learner)).GetAsync(address, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        await Site.Problem(answer);
    }
}
