using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Api.Tests.Circuits;

/// <summary>Prompt sets over HTTP, and their forms as a browser without script sends them.</summary>
public sealed class PromptSetResources(ExperimentSite site) : IClassFixture<ExperimentSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_set_is_made_read_and_listed_for_the_cohort()
    {
        var learner = await site.As(site.World.Learner);
        var made = await learner.PostAsJsonAsync("/api/v1/prompt-sets", new { source = "ioi", prompts = 50, seed = 7, name = "fifty" }, Cancellation);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        made.Headers.Location!.ToString().ShouldEndWith("/api/v1/prompt-sets/fifty");
        (await (await site.As(site.World.Researcher)).GetFromJsonAsync<JsonElement>("/api/v1/prompt-sets/fifty", Cancellation)).GetProperty("seed").GetInt64().ShouldBe(7);
        (await (await site.As(site.World.Stranger)).GetAsync("/api/v1/prompt-sets/fifty", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var reading = await learner.GetFromJsonAsync<JsonElement>("/api/v1/prompt-sets/fifty/reading?model=tiny&examples=1", Cancellation);
        reading.GetProperty("hash").GetString().ShouldBe("tokens-of-tiny");
        reading.GetProperty("examples")[0].GetProperty("clean").EnumerateArray().Select(t => t.GetProperty("text").GetString()).ShouldBe(["a", " the", "b"]);
        (await learner.GetAsync("/api/v1/prompt-sets/fifty/reading?model=none", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var refused = await learner.PostAsJsonAsync("/api/v1/prompt-sets", new { source = "ioi", prompts = 5_000, seed = 7 }, Cancellation);
        (await Site.Problem(refused)).GetProperty("errors").GetProperty("prompts")[0].GetString()!.ShouldContain("1 to 1000");
        (await (await site.As(Viewer.Anonymous)).PostAsJsonAsync("/api/v1/prompt-sets", new { source = "ioi", prompts = 5, seed = 7 }, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Pairs_typed_into_the_form_become_a_set_and_what_is_wrong_stays_typed()
    {
        var learner = await site.As(site.World.Learner);
        var made = await PageForm.Send(learner, "/prompts", "pairs", ("Lines", "a the | b the | cat | b | S2=the"), ("Title", "Cats"), ("Seen", "private"));
        made.StatusCode.ShouldBe(HttpStatusCode.Found, await made.Content.ReadAsStringAsync(Cancellation));
        var page = await learner.GetStringAsync(PageForm.Onward(made), Cancellation);
        page.ShouldContain("Cats");
        page.ShouldContain("a the | b the | cat | b | S2=the");
        var wrong = await (await PageForm.Send(learner, "/prompts", "pairs", ("Lines", "only a clean one"), ("Title", "Cats"))).Content.ReadAsStringAsync(Cancellation);
        wrong.ShouldContain("Line 1 has 1 parts");
        wrong.ShouldContain("only a clean one");
    }

    [Fact]
    public async Task An_experiment_is_started_from_its_form_and_leads_to_its_page()
    {
        var learner = await site.As(site.World.Learner);
        (await learner.GetStringAsync("/experiments/new?set=names&senders=0.1", Cancellation)).ShouldContain("value=\"0.1\"", Case.Sensitive, "links fill in the form");
        var started = await PageForm.Send(learner, "/experiments/new", "experiment", ("model", "tiny"), ("set", "names"), ("senders", "0.1"), ("receiver", "logits"), ("metric", "logit-difference"), ("unit", "raw"), ("direction", "noise"));
        started.StatusCode.ShouldBe(HttpStatusCode.Found, await started.Content.ReadAsStringAsync(Cancellation));
        var page = PageForm.Onward(started);
        page.ShouldStartWith("/x/");
        (await learner.GetStringAsync(page, Cancellation)).ShouldContain("Paths from 0.1 to the logits: tiny");
        var refused = await (await PageForm.Send(learner, "/experiments/new", "experiment", ("model", "tiny"), ("set", "names"), ("senders", "9.9"), ("receiver", "logits"))).Content.ReadAsStringAsync(Cancellation);
        refused.ShouldContain("is no head of tiny");
        refused.ShouldContain("value=\"9.9\"");
        (await (await site.As(Viewer.Anonymous)).GetAsync("/experiments/new", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_page_of_a_set_shows_it_as_a_model_reads_it()
    {
        var learner = await site.As(site.World.Learner);
        var page = await learner.GetStringAsync("/prompts/names?model=tiny", Cancellation);
        page.ShouldContain("<rt>S2</rt>");
        page.ShouldContain("tokens-of-ti");
    }
}
