using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Api.Tests.Dictionaries;

public sealed class DictionariesGoInAndOut(Site site) : IClassFixture<Site>
{
    private const string Batch =
        """
        {"model_id": "m", "layer": 3, "sae_set": "s", "features": [
          {"feature_index": 0, "pos_str": [" cat"], "pos_values": [2], "neg_str": [], "neg_values": [], "frac_nonzero": 0.5, "n_prompts_total": 10, "n_tokens_in_prompt": 10, "dataset": "d",
           "activations": [{"bin_min": -1, "bin_max": 1, "bin_contains": -1, "tokens": [" a", " cat"], "values": [0, 1], "qualifying_token_index": 1}]},
          {"feature_index": 1, "pos_str": [], "pos_values": [], "neg_str": [], "neg_values": [], "frac_nonzero": 0, "activations": []}]}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_can_be_opened_and_taken_away_again()
    {
        var client = await site.As(site.World.Researcher);
        var created = await client.PostAsync("/api/v1/dictionaries/import", Form("imported", Batch), Cancellation);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Headers.Location!.ToString().ShouldEndWith("/api/v1/dictionaries/imported");
        var shared = Form("for-all", Batch);
        shared.Add(new StringContent("public"), "visibility");
        (await client.PostAsync("/api/v1/dictionaries/import", shared, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await site.CreateClient().GetAsync("/api/v1/dictionaries/for-all", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var card = await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionaries/imported/features/0", Cancellation);
        card.GetProperty("density").GetDouble().ShouldBe(0.5);

        var lines = await client.GetStringAsync("/api/v1/dictionaries/imported/export?format=jsonl", Cancellation);
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("index").GetInt32()).ShouldBe([0, 1]);

        var answer = await client.GetAsync("/api/v1/dictionaries/imported/export?format=saedashboard", Cancellation);
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("imported.batch.json");
        var batch = await answer.Content.ReadAsStringAsync(Cancellation);
        JsonDocument.Parse(batch).RootElement.GetProperty("layer").GetInt32().ShouldBe(3);
        (await client.PostAsync("/api/v1/dictionaries/import", Form("again", batch), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await client.GetStringAsync("/api/v1/dictionaries/again/export?format=saedashboard", Cancellation)).ShouldBe(batch);
    }

    [Fact]
    public async Task A_list_is_exported_in_its_order()
    {
        var client = await site.As(site.World.Instructor);
        (await client.PostAsync("/api/v1/dictionaries/import", Form("listed", Batch), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Created);
        var list = Guid.NewGuid();
        await using (var db = site.Db())
        {
            var dictionary = db.Dictionaries.Single(d => d.Name == "listed").Id;
            db.Add(new NamedList { Id = list, Title = "l", Description = "", Visibility = Visibility.Cohort, CohortId = site.World.Cohort, OwnerId = site.World.Instructor.PersonId });
            db.AddRange(
                new ListItem { ListId = list, DictionaryId = dictionary, Feature = 1, Ordinal = 1, Note = "" },
                new ListItem { ListId = list, DictionaryId = dictionary, Feature = 0, Ordinal = 2, Note = "" });
            await db.SaveChangesAsync(Cancellation);
        }

        var lines = await client.GetStringAsync($"/api/v1/lists/{list}/export", Cancellation);
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("index").GetInt32()).ShouldBe([1, 0]);
        var batch = await client.GetFromJsonAsync<JsonElement>($"/api/v1/lists/{list}/export?format=saedashboard", Cancellation);
        batch.GetProperty("features").GetArrayLength().ShouldBe(2);
        (await (await site.As(site.World.Stranger)).GetAsync($"/api/v1/lists/{list}/export", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_else_takes_away_what_they_may_not_see()
    {
        (await (await site.As(site.World.Researcher)).PostAsync("/api/v1/dictionaries/import", Form("hidden", Batch), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Created);
        foreach (var viewer in new[] { site.World.Stranger, site.World.Learner, Viewer.Anonymous })
            (await (await site.As(viewer)).GetAsync("/api/v1/dictionaries/hidden/export", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Uploads_that_make_no_sense_get_a_problem()
    {
        var researcher = await site.As(site.World.Researcher);
        await Refused(researcher, Form("x1", "{}"), HttpStatusCode.BadRequest);
        await Refused(researcher, Form("No Slug", Batch), HttpStatusCode.BadRequest);
        var unseen = Form("x0", Batch);
        unseen.Add(new StringContent("nobody"), "visibility");
        await Refused(researcher, unseen, HttpStatusCode.BadRequest);
        await Refused(researcher, new MultipartFormDataContent { { new StringContent("x2"), "name" } }, HttpStatusCode.BadRequest);
        await Refused(await site.As(site.World.Learner), Form("x3", Batch), HttpStatusCode.Forbidden);
        await Refused(await site.As(Viewer.Anonymous), Form("x4", Batch), HttpStatusCode.Unauthorized);
        (await researcher.GetAsync("/api/v1/dictionaries/imported/export?format=xml", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task Refused(HttpClient client, MultipartFormDataContent form, HttpStatusCode status)
    {
        var answer = await client.PostAsync("/api/v1/dictionaries/import", form, Cancellation);
        answer.StatusCode.ShouldBe(status);
        await Site.Problem(answer);
    }

    private static MultipartFormDataContent Form(string name, string batch) => new()
    {
        { new StringContent(name), "name" },
        { new ByteArrayContent(Encoding.UTF8.GetBytes(batch)), "files", "batch-1.json" },
    };
}
