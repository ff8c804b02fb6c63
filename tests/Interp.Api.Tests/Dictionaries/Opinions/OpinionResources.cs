using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Dictionaries;

public sealed class OpinionResources(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Feature = "/api/v1/dictionaries/shared/features/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = site.Db();
        if (await db.Dictionaries.AnyAsync()) return;
        await site.World.AddDictionary(db, "shared", Visibility.Public, site.World.Instructor, [.. Enumerable.Range(0, 5).Select(i => Rows.Feature(i, score: 0.4f))]);
        var id = await db.Dictionaries.Select(d => d.Id).SingleAsync();
        db.AddRange(Enumerable.Range(0, 5).Select(i => Rows.Examples(id, i, (ExampleKind.Top, 0, 1f), (ExampleKind.Interval, 0, 0.9f), (ExampleKind.Interval, 7, 0.3f))));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_label_is_saved_once_and_a_late_one_is_told()
    {
        var client = await site.As(site.World.Learner);
        var saved = await client.PostAsJsonAsync($"{Feature}0/labels", new { text = "base64", status = "doubtful", basedOn = 0 }, Cancellation);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await saved.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("status").GetString().ShouldBe("doubtful");
        var late = await (await site.As(site.World.Researcher)).PostAsJsonAsync($"{Feature}0/labels", new { text = "x", status = "proposed", basedOn = 0 }, Cancellation);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Site.Problem(late)).GetProperty("detail").GetString()!.ShouldContain("“base64” (version 1)");
        (await client.PostAsJsonAsync($"{Feature}0/labels", new { text = "x", status = "adjudicated", basedOn = 1, note = "so" }, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetFromJsonAsync<JsonElement>($"{Feature}0/labels", Cancellation)).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_rates_gets_nothing_of_the_others_until_the_rating_is_in()
    {
        await (await site.As(site.World.Instructor)).PostAsJsonAsync($"{Feature}1/labels", new { text = "telling", status = "proposed", basedOn = 0 }, Cancellation);
        var client = await site.As(site.World.Learner);
        var sheet = await (await client.PostAsync($"{Feature}1/rating", null, Cancellation)).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        sheet.GetProperty("intervals").EnumerateArray().Select(i => i.GetInt32()).ShouldBe([0, 7], ignoreOrder: true);
        foreach (var address in new[] { "opinions", "labels", "ratings", "agreement", "" })
            (await (await client.GetAsync($"{Feature}1/{address}", Cancellation)).Content.ReadAsStringAsync(Cancellation)).ShouldNotContain("telling");
        (await client.GetFromJsonAsync<JsonElement>($"{Feature}1", Cancellation)).GetProperty("autointerpScore").ValueKind.ShouldBe(JsonValueKind.Null);
        (await client.GetAsync($"{Feature}1/labels", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await client.GetStringAsync("/d/shared/1", Cancellation)).ShouldNotContain("telling");

        var rating = new { interpretation = "letters", intervals = new[] { new { interval = 7, confidence = 2, activations = 3, logits = 1, separation = 1, specificity = 2 } } };
        (await client.PutAsJsonAsync($"{Feature}1/rating", rating, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetFromJsonAsync<JsonElement>($"{Feature}1/opinions", Cancellation)).GetProperty("label").GetProperty("text").GetString().ShouldBe("telling");
        (await client.GetFromJsonAsync<JsonElement>($"{Feature}1", Cancellation)).GetProperty("autointerpScore").GetSingle().ShouldBe(0.4f);
        (await client.GetStringAsync("/d/shared/1", Cancellation)).ShouldContain("telling");
    }

    [Theory]
    [InlineData("/d/shared/2/label")]
    [InlineData("/d/shared/2/rate")]
    [InlineData("/d/shared/2/ratings")]
    [InlineData("/d/shared/agreement")]
    public async Task Pages_of_opinions_ask_strangers_to_sign_in_and_open_for_members(string address)
    {
        (await (await site.As(Viewer.Anonymous)).GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await site.As(site.World.Instructor)).GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_reads_another_cohort_s_opinions_by_naming_it()
    {
        var client = await site.As(site.World.Stranger);
        (await client.GetAsync($"{Feature}0/opinions?cohort={site.World.Cohort}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync($"/d/shared/0/label?cohort={site.World.Cohort}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync($"/api/v1/cohorts/{site.World.Cohort}/agreement", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
