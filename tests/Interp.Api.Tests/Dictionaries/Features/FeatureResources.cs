using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Dictionaries;

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
    public async Task A_card_names_each_token_once()
    {
        await using var db = site.Db();
        var dictionary = await db.Dictionaries.Select(d => d.Id).SingleAsync(Cancellation);
        var row = Rows.Examples(dictionary, 3, (ExampleKind.Top, 0, 2.34567f), (ExampleKind.Bottom, 0, 0.1f));
        db.Add(new FeatureExamples
        {
            DictionaryId = dictionary, Feature = 3, Window = 3, Groups = row.Groups, Documents = row.Documents, Positions = row.Positions, Repeated = row.Repeated,
            Tokens = row.Tokens, Activations = row.Activations, LossEffects = [float.NaN, 0, 0.123456f, float.NaN, -1, 0],
        });
        db.Add(new FeatureAblationRow
        {
            DictionaryId = dictionary, Feature = 3, Places = [2], RaisedTokens = [0, 1, 2, 3, 4], Raised = [5, 4, 3, 2, 1], LoweredTokens = [5, 6, 7, 0, 1], Lowered = [-5, -4, -3, -2, -1],
        });
        await db.SaveChangesAsync(Cancellation);
        var client = await site.As(site.World.Learner);
        var card = await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/shared/features/3", Cancellation);
        var texts = card.GetProperty("tokens").GetProperty("texts").EnumerateArray().Select(t => t.GetString()).ToArray();
        texts.ShouldBe([" the", "a", "b", "\n"], ignoreOrder: true);
        var top = card.GetProperty("groups")[0].GetProperty("examples")[0];
        top.GetProperty("tokens").EnumerateArray().Select(t => texts[t.GetInt32()]).ShouldBe(["a", " the", "\n"]);
        card.GetProperty("tokens").GetProperty("displays").GetProperty($"{Array.IndexOf(texts, "\n")}").GetString().ShouldBe("⏎");
        top.GetProperty("activations").GetRawText().ShouldBe("[0,2.346,0]");
        top.GetProperty("lossEffects").GetRawText().ShouldBe("[null,0,0.1235]");
        card.GetProperty("groups")[1].GetProperty("examples")[0].GetProperty("place").GetInt32().ShouldBe(3);

        var ablations = await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/shared/features/3/ablations", Cancellation);
        ablations.GetProperty("computed").GetBoolean().ShouldBeTrue();
        ablations.GetProperty("places").GetRawText().ShouldBe("[2]");
        ablations.GetProperty("tokens").GetProperty("ids").EnumerateArray().ElementAt(ablations.GetProperty("lowered")[1].GetInt32()).GetInt32().ShouldBe(6);
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/shared/features/4/ablations", Cancellation)).GetProperty("computed").GetBoolean().ShouldBeFalse();
        (await (await site.As(site.World.Stranger)).GetAsync("/api/v1/dictionaries/shared/features/3/ablations", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
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
        var tag = (await (await site.As(site.World.Learner)).GetAsync("/api/v1/dictionaries/shared/features/1", Cancellation)).Headers.ETag!;
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/dictionaries/shared/features/1");
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(tag.Tag, tag.IsWeak));
        (await (await site.As(site.World.Stranger)).SendAsync(request, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/api/v1/dictionaries/nothing", 404)]
    [InlineData("/api/v1/dictionaries/nothing/features", 404)]
    [InlineData("/api/v1/dictionaries/'; DROP TABLE features; --/features", 404)]
    [InlineData("/api/v1/dictionaries/shared/features/-1", 404)]
    [InlineData("/api/v1/dictionaries/shared/features/30", 404)]
    [InlineData("/api/v1/dictionaries/shared/features/30/ablations", 404)]
    [InlineData("/api/v1/dictionaries/shared/features/99999999999", 404)]
    [InlineData("/api/v1/dictionaries/shared/features/x", 404)]
    [InlineData("/api/v1/dictionaries/shared/features?after=rubbish", 400)]
    [InlineData("/api/v1/dictionaries/shared/features?order=beauty", 400)]
    [InlineData("/api/v1/dictionaries/shared/features?order=matches", 400)]
    [InlineData("/api/v1/dictionaries/shared/features?labels=some", 400)]
    [InlineData("/api/v1/dictionaries/shared/features?cohort=123456", 403)]
    [InlineData("/api/v1/dictionaries/shared/features?seed=1e9", 400)]
    [InlineData("/api/v1/dictionaries/shared/features?token=%00", 400)]
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
