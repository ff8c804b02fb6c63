using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Api.Tests.Circuits;

/// <summary>What an experiment takes, told over HTTP and on forms without script, before anything is queued.</summary>
public sealed class EstimatesBeforeSending(ExperimentSite site) : IClassFixture<ExperimentSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_is_told_what_submitting_would_answer()
    {
        site.Answer(prompts: 2, length: 6);
        var learner = await site.As(site.World.Learner);
        var small = await (await Ask(learner, """{"model":"tiny","promptSet":"names"}""")).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        (small.GetProperty("count").GetInt64(), small.GetProperty("of").GetString(), small.GetProperty("prompts").GetInt32()).ShouldBe((2, "senders", 2));
        (small.GetProperty("quick").GetBoolean(), small.GetProperty("admitted").GetBoolean()).ShouldBe((true, true));
        site.Answer(prompts: 1_000, length: 10_000);
        var large = await (await Ask(learner, """{"model":"tiny","promptSet":"names"}""")).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        (large.GetProperty("quick").GetBoolean(), large.GetProperty("admitted").GetBoolean()).ShouldBe((false, false));
        large.GetProperty("forbidden").GetString()!.ShouldContain("researcher or instructor");
        large.GetProperty("seconds").GetDouble().ShouldBeGreaterThan(60);
        var wrong = await Ask(learner, """{"model":"tiny","promptSet":"names","senders":["7.0"]}""");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Site.Problem(wrong)).GetProperty("errors").GetProperty("senders")[0].GetString()!.ShouldContain("layers 0 to 0");
        (await Ask(await site.As(Viewer.Anonymous), "{}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_estimates_without_script_and_keeps_what_was_typed()
    {
        site.Answer(prompts: 2, length: 6);
        var learner = await site.As(site.World.Learner);
        var page = await Send(learner, ("senders", "0.1"), ("Ask", "estimate"));
        foreach (var part in new[] { "What it takes", "1 sender on 2 pairs", "everybody who is signed in", "You may start it", "value=\"0.1\"" }) page.ShouldContain(part);
        site.Answer(prompts: 1_000, length: 10_000);
        page = await Send(learner, ("Ask", "estimate"));
        foreach (var part in new[] { "It would be refused", "researchers and instructors", "Choose fewer prompts" }) page.ShouldContain(part);
        (await Send(learner, ("senders", "7.0"), ("Ask", "estimate"))).ShouldContain("layers 0 to 0");
        site.Refuse("Pair 1 has an answer of two tokens; choose another.");
        (await Send(learner, ("Ask", "estimate"))).ShouldContain("Pair 1 has an answer of two tokens");
        (await learner.GetFromJsonAsync<JsonElement>("/api/v1/jobs", Cancellation)).EnumerateArray().ShouldNotContain(j => j.GetProperty("state").GetString() == "queued");
    }

    [Fact]
    public async Task Pruning_and_scoring_say_what_they_take_too()
    {
        site.Answer(prompts: 2, length: 6);
        var learner = await site.As(site.World.Learner);
        var answer = await PageForm.Send(learner, "/circuits/prune", "prune", ("Model", "tiny"), ("Set", "names"), ("Parts", "Heads"), ("Metric", "KlDivergence"), ("Threshold", "0.02"), ("Ask", "estimate"));
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("2 heads on 2 pairs");
        WebUtility.HtmlDecode(await learner.GetStringAsync("/models/tiny/heads", Cancellation)).ShouldContain("of memory for 2 heads");
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client, string parameters) =>
        client.PostAsJsonAsync("/api/v1/experiments/estimate", new { kind = PatchPathsParameters.Kind, parameters = JsonDocument.Parse(parameters).RootElement }, Cancellation);

    private static async Task<string> Send(HttpClient client, params (string Name, string Value)[] fields)
    {
        var answer = await PageForm.Send(client, "/experiments/new", "experiment", [("kind", PatchPathsParameters.Kind), ("model", "tiny"), ("set", "names"), .. fields]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
