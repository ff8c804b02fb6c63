using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Interp.Domain.Circuits;

namespace Interp.Api.Tests.Circuits;

/// <summary>Experiments over HTTP, for every role and visibility.</summary>
public sealed class ExperimentResources(ExperimentSite site) : IClassFixture<ExperimentSite>
{
    private static readonly string[] Everyone = ["anonymous", "stranger", "learner", "researcher", "instructor", "administrator"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool> Matrix
    {
        get
        {
            var matrix = new TheoryData<string, string, bool>();
            foreach (var who in Everyone)
            {
                matrix.Add(who, "open", true);
                matrix.Add(who, "ours", who is "learner" or "researcher" or "instructor" or "administrator");
                matrix.Add(who, "own", who is "researcher" or "administrator");
            }

            return matrix;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Resource_files_page_and_lists_are_for_those_who_may_see_it(string who, string experiment, bool may)
    {
        var (client, id) = (await site.As(Who.Is(site.World, who)), site.Experiments[experiment]);
        var expected = may ? HttpStatusCode.OK : HttpStatusCode.NotFound;
        var resource = $"/api/v1/experiments/{id}";
        foreach (var address in new[] { resource, $"{resource}/grids/logits", $"{resource}/grids/logits.csv", $"{resource}/grids/logits.svg", $"{resource}/notebook", $"/x/{id}" })
            (await client.GetAsync(address, Cancellation)).StatusCode.ShouldBe(expected, address);
        var listed = await client.GetFromJsonAsync<JsonElement>("/api/v1/experiments", Cancellation);
        listed.EnumerateArray().Any(s => s.GetProperty("id").GetGuid() == id).ShouldBe(may);
        (await client.GetStringAsync("/experiments", Cancellation)).Contains($"/x/{id}", StringComparison.Ordinal).ShouldBe(may);
    }

    /// <summary>Other sites fetch the picture signed out, so it is of public experiments only, whoever asks.</summary>
    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Only_a_public_experiment_has_a_picture_for_other_sites(string who, string experiment, bool may)
    {
        var (client, id) = (await site.As(Who.Is(site.World, who)), site.Experiments[experiment]);
        var picture = await client.GetAsync($"/x/{id}/preview.svg", Cancellation);
        picture.StatusCode.ShouldBe(experiment == "open" ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        if (may) (await client.GetStringAsync($"/x/{id}", Cancellation)).Contains($"<meta property=\"og:image\" content=\"http://localhost/x/{id}/preview.svg\"", StringComparison.Ordinal).ShouldBe(experiment == "open");
        if (experiment != "open") return;
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        XDocument.Parse(await picture.Content.ReadAsStringAsync(Cancellation)).Root!.Value.ShouldContain("Which heads move the logits?");
    }

    /// <summary>Role × size × whose prompts, over HTTP.</summary>
    [Theory]
    [InlineData("anonymous", "open-names", 2, 401)]
    [InlineData("stranger", "open-names", 2, 202)]
    [InlineData("stranger", "names", 2, 400)]
    [InlineData("learner", "names", 2, 202)]
    [InlineData("learner", "names", 1_000, 403)]
    [InlineData("researcher", "names", 1_000, 202)]
    [InlineData("instructor", "own-names", 2, 400)]
    [InlineData("researcher", "own-names", 2, 202)]
    public async Task Who_may_run_what_follows_from_role_size_and_prompts(string who, string set, int prompts, int status)
    {
        site.Answer(prompts, length: prompts == 2 ? 6 : 10_000);
        // Each asks for something of its own, or the second would be told of the first.
        var request = new { kind = PatchPathsParameters.Kind, parameters = new { model = "tiny", promptSet = set, senders = new[] { "0.0" }, mlps = who == "researcher", metric = who == "stranger" ? "probability" : "logit-difference" } };
        var answer = await (await site.As(Who.Is(site.World, who))).PostAsJsonAsync("/api/v1/jobs", request, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync(Cancellation));
        if (status != 202) await Site.Problem(answer);
        else (await (await site.As(Who.Is(site.World, who))).GetAsync($"/x/{answer.Headers.Location!.ToString().Split('/')[^1]}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_job_that_cannot_be_done_is_a_problem_that_names_the_parameter()
    {
        site.Answer(prompts: 2, length: 6);
        var answer = await (await site.As(site.World.Learner)).PostAsJsonAsync("/api/v1/jobs", new { kind = PatchPathsParameters.Kind, parameters = new { model = "tiny", promptSet = "names", senders = new[] { "7.0" } } }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Site.Problem(answer)).GetProperty("errors").GetProperty("senders")[0].GetString()!.ShouldContain("layers 0 to 0");
    }

    [Fact]
    public async Task Rows_that_are_missing_and_cells_without_a_value_are_null_in_json_and_empty_in_csv()
    {
        var client = await site.As(site.World.Learner);
        var resource = $"/api/v1/experiments/{site.Experiments["running"]}";
        var found = await client.GetFromJsonAsync<JsonElement>(resource, Cancellation);
        found.GetProperty("summary").GetProperty("state").GetString().ShouldBe("running");
        var rows = found.GetProperty("grids")[0].GetProperty("rows");
        rows[0].ValueKind.ShouldBe(JsonValueKind.Null);
        rows[1].EnumerateArray().Select(v => v.ValueKind).ShouldBe([JsonValueKind.Number, JsonValueKind.Number, JsonValueKind.Null]);
        var csv = await client.GetAsync($"{resource}/grids/logits.csv", Cancellation);
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await csv.Content.ReadAsStringAsync(Cancellation)).ShouldBe("layer\\head,0,1,2\r\n0,,,\r\n1,0.5,-1,\r\n");
        var squares = XDocument.Parse(await client.GetStringAsync($"{resource}/grids/logits.svg", Cancellation)).Descendants().Count(e => (string?)e.Attribute("class") == "cell");
        squares.ShouldBe(2);
        (await client.GetAsync($"{resource}/grids/none", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_notebook_is_one_and_reads_the_experiment_from_this_site()
    {
        var client = await site.As(site.World.Learner);
        var notebook = await client.GetFromJsonAsync<JsonElement>($"/api/v1/experiments/{site.Experiments["ours"]}/notebook", Cancellation);
        (notebook.GetProperty("nbformat").GetInt32(), notebook.GetProperty("nbformat_minor").GetInt32()).ShouldBe((4, 5));
        var cells = notebook.GetProperty("cells").EnumerateArray().ToList();
        cells.Select(c => c.GetProperty("cell_type").GetString()).ShouldBe(["markdown", "code", "code"]);
        cells.Select(c => c.GetProperty("id").GetString()).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
        cells.Skip(1).ShouldAllBe(c => c.GetProperty("outputs").GetArrayLength() == 0 && c.GetProperty("execution_count").ValueKind == JsonValueKind.Null);
        var code = string.Concat(cells[1].GetProperty("source").EnumerateArray().Select(l => l.GetString()));
        code.ShouldContain("SITE = \"http://localhost\"");
        code.ShouldContain(site.Experiments["ours"].ToString());
    }

    [Fact]
    public async Task Lists_are_narrowed_by_address()
    {
        var client = await site.As(site.World.Learner);
        async Task<int> Count(string query) => (await client.GetFromJsonAsync<JsonElement>("/api/v1/experiments?" + query, Cancellation)).GetArrayLength();
        (await Count("state=failed")).ShouldBe(1);
        (await Count("model=none")).ShouldBe(0);
        (await Site.Problem(await client.GetAsync("/api/v1/experiments?state=lost", Cancellation))).GetProperty("errors").GetProperty("state")[0].GetString()!.ShouldContain("cancelled");
        (await Count("kind=patch-paths&promptSet=names&state=running")).ShouldBe(1);
        (await client.GetStringAsync("/experiments?state=failed", Cancellation)).ShouldNotContain($"/x/{site.Experiments["ours"]}");
        (await client.GetStringAsync("/experiments?model=none", Cancellation)).ShouldContain("No experiments match");
    }

    [Fact]
    public async Task The_page_works_without_script_and_says_what_became_of_it()
    {
        var client = await site.As(site.World.Learner);
        var page = await client.GetStringAsync($"/x/{site.Experiments["ours"]}", Cancellation);
        foreach (var part in new[] { "Which heads move the logits?", "Head 1.1", "change of the logit difference", "About this result", "/lab?model=tiny", "Notebook", "/prompts/names", "tokens" }) page.ShouldContain(part);
        (await client.GetStringAsync($"/x/{site.Experiments["failed"]}", Cancellation)).ShouldContain("It broke. The 1 of 2 rows");
    }
}
