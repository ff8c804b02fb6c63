using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Platform;

/// <summary>A record of parameters and its kind, found by scanning: all that the site needs to check, list, ask for, show and describe a new kind of job.</summary>
public sealed class AKindIsTwoFiles(SiteThatFoldsPaper site) : IClassFixture<SiteThatFoldsPaper>
{
    private const string Form = "/jobs/new/fold-paper";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Programs_submit_it_and_find_it_in_the_list()
    {
        var client = await site.As(site.World.Researcher);
        var answer = await client.PostAsJsonAsync("/api/v1/jobs", new { kind = "fold-paper", parameters = new { paper = "newspaper", folds = 5 } }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid();
        var listed = (await client.GetFromJsonAsync<JsonElement>("/api/v1/jobs", Cancellation)).EnumerateArray().Single(j => j.GetProperty("id").GetGuid() == id);
        listed.GetProperty("kind").GetString().ShouldBe("fold-paper");

        var refused = await client.PostAsJsonAsync("/api/v1/jobs", new { kind = "fold-paper", parameters = new { paper = "newspaper", folds = 8, gap = 0, shape = "hat" } }, Cancellation);
        var errors = (await Site.Problem(refused)).GetProperty("errors");
        errors.GetProperty("folds")[0].GetString().ShouldBe("Give a number from 1 to 7.");
        errors.GetProperty("shape")[0].GetString().ShouldBe("Choose crane or boat.");
        errors.TryGetProperty("gap", out _).ShouldBeTrue();
        (await Site.Problem(await client.PostAsJsonAsync("/api/v1/jobs", new { kind = "fold-cloth", parameters = new { } }, Cancellation)))
            .GetProperty("errors").GetProperty("kind")[0].GetString()!.ShouldContain("fold-paper");
    }

    [Fact]
    public async Task Its_form_asks_in_its_words_and_keeps_what_was_typed_when_it_refuses()
    {
        var client = await site.As(site.World.Researcher);
        var asked = WebUtility.HtmlDecode(await client.GetStringAsync($"{Form}?paper=letter", Cancellation));
        foreach (var part in new[] { "Paper folding", "How small does a sheet become?", "Number of folds", "Paper does not bear more; 1 to 7 folds", "placeholder=\"3\"", "above 0 and at most 1 mm", "value=\"letter\"", "<option value=\"crane\" selected", ParameterWords.Access })
            asked.ShouldContain(part);
        asked.ShouldMatch("<input id=\"glossy\"[^>]*checked");

        var (refused, none) = await Send(client, ("paper", "a sheet of far too many words"), ("folds", "many"), ("shape", "boat"));
        none.ShouldBeNull();
        foreach (var part in new[] { "wrong type", "id=\"folds-problem\"", "value=\"many\"", "value=\"a sheet of far too many words\"", "<option value=\"boat\" selected" }) refused.ShouldContain(part);
        (await Send(client, ("paper", "a sheet of far too many words"))).Html.ShouldContain("Use at most 20 characters.");

        var (_, onward) = await Send(client, ("paper", "letter"), ("folds", "6"), ("shape", "boat"), ("colours", "red, sky blue"));
        var page = Text(await client.GetStringAsync(onward!, Cancellation));
        foreach (var row in new[] { "Sheet letter", "Number of folds 6", "Finished shape boat", "Glossy side out no", "Colours of layers [\"red\", \"sky blue\"]", "Cohort" }) page.ShouldContain(row);
        page.ShouldContain("Paper folding");
        Text(await client.GetStringAsync("/jobs", Cancellation)).ShouldContain("Folded letter Paper folding");
        (await client.GetStringAsync("/jobs/new", Cancellation)).ShouldContain(Form);
    }

    [Fact]
    public async Task The_description_of_the_interface_tells_of_it()
    {
        var document = await site.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancellation);
        var description = document.GetProperty("paths").GetProperty("/api/v1/jobs").GetProperty("post").GetProperty("description").GetString()!;
        description.ShouldContain("**fold-paper**: How small does a sheet become?");
        description.ShouldContain("`folds`: Number of folds. Paper does not bear more; whole; 1 to 7; folds; `3` by default");
        description.ShouldContain("`shape`: Finished shape; crane, boat; `crane` by default");
    }

    [Theory]
    [InlineData("anonymous", HttpStatusCode.Forbidden)]
    [InlineData("learner", HttpStatusCode.Forbidden)]
    [InlineData("researcher", HttpStatusCode.OK)]
    [InlineData("administrator", HttpStatusCode.OK)]
    public async Task Only_those_who_may_start_it_are_asked(string who, HttpStatusCode status)
    {
        var client = await site.As(Who.Is(site.World, who));
        var answer = await client.GetAsync(Form, Cancellation);
        answer.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.Forbidden) (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("role of researcher or instructor");
    }

    [Fact]
    public async Task A_kind_that_there_is_not_is_said_to_be_none()
    {
        var answer = await (await site.As(site.World.Administrator)).GetAsync("/jobs/new/fold-cloth", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("There is no kind of job at this address");
    }

    [Fact]
    public async Task Every_kind_has_such_a_form()
    {
        var client = await site.As(site.World.Administrator);
        foreach (var kind in site.Services.GetRequiredService<JobCatalogue>().All)
        {
            var html = WebUtility.HtmlDecode(await client.GetStringAsync($"/jobs/new/{kind.Kind}", Cancellation));
            html.ShouldContain(kind.About);
            foreach (var parameter in kind.Parameters) html.Contains($"name=\"{parameter.Name}\"", StringComparison.Ordinal).ShouldBe(parameter.Asked, $"{parameter.Name} of {kind.Kind}");
        }
    }

    private static async Task<(string Html, string? Onward)> Send(HttpClient client, params (string Name, string Value)[] fields)
    {
        var answer = await PageForm.Send(client, Form, "start", fields);
        return (WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)), answer.Headers.Location is null ? null : PageForm.Onward(answer));
    }

    /// <summary>What a reader sees, words apart by one space.</summary>
    private static string Text(string html) =>
        string.Join(' ', WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", " ", default, TimeSpan.FromSeconds(2))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
