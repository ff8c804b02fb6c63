using System.Net;
using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Platform;

/// <summary>Training a language model and building its corpus from pages without script.</summary>
public sealed class MakingModelsOnPages(Site site) : IClassFixture<Site>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_instructor_trains_a_model_as_the_lesson_s_was()
    {
        var instructor = await site.As(site.World.Instructor);
        var asked = await instructor.GetStringAsync("/models/new?layers=4&positions=rotary&tiedStart=true", Cancellation);
        foreach (var part in new[] { "value=\"4\"", "<option value=\"rotary\" selected", "checked" }) asked.ShouldContain(part);
        var refused = await Send(instructor, "/models/new", "train", ("name", "own-ioi"), ("corpus", "text"), ("dModel", "36"), ("positions", "rotary"), ("seed", "many"));
        refused.Html.ShouldContain("wrong type");
        refused.Html.ShouldContain("value=\"own-ioi\"");
        (await Send(instructor, "/models/new", "train", ("name", "own-ioi"), ("corpus", "text"), ("dModel", "36"), ("positions", "rotary"))).Html.ShouldContain("an even number");
        var sent = await Send(instructor, "/models/new", "train", ("name", "own-ioi"), ("corpus", "text"), ("layers", "4"), ("positions", "rotary"), ("tiedStart", "true"), ("trainTokens", "900000"), ("cooldownAt", "600000"), ("learningRate", "0.001"));
        var kept = JsonSerializer.Deserialize<TrainLanguageModelParameters>(await Parameters(sent.Onward!), JobJson.Options)!;
        (kept.Name, kept.Layers, kept.Positions, kept.TiedStart, kept.CooldownAt, kept.LearningRate).ShouldBe(("own-ioi", 4, PositionChoice.Rotary, true, 600_000, 0.001));
    }

    [Fact]
    public async Task An_instructor_builds_the_mix_of_stories()
    {
        var instructor = await site.As(site.World.Instructor);
        (await Send(instructor, "/corpora/new", "build", ("source", "ioi-mix"), ("name", "own-mix"))).Html.ShouldContain("Name the mini-pile");
        var sent = await Send(instructor, "/corpora/new", "build", ("source", "ioi-mix"), ("corpus", "text"), ("name", "own-mix"), ("seed", "3"));
        var kept = JsonSerializer.Deserialize<BuildCorpusParameters>(await Parameters(sent.Onward!), JobJson.Options)!;
        (kept.Source, kept.Corpus, kept.Seed, kept.Tokenizer).ShouldBe((BuildCorpusParameters.IoiMix, "text", 3, null));
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("learner")]
    [InlineData("researcher")]
    public async Task Others_are_told_whom_to_ask(string who)
    {
        var client = await site.As(Who.Is(site.World, who));
        foreach (var address in new[] { "/models/new", "/corpora/new" })
        {
            var answer = await client.GetAsync(address, Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("role of instructor");
        }

        (await client.GetStringAsync("/models", Cancellation)).ShouldNotContain("/models/new");
    }

    private static async Task<(string Html, string? Onward)> Send(HttpClient client, string page, string handler, params (string Name, string Value)[] fields)
    {
        var answer = await PageForm.Send(client, page, handler, fields);
        return (WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)), answer.Headers.Location is null ? null : PageForm.Onward(answer));
    }

    private async Task<string> Parameters(string job)
    {
        var id = Guid.Parse(job.Split('/')[^1]);
        await using var db = site.Db();
        return (await db.Jobs.SingleAsync(j => j.Id == id, Cancellation)).Parameters;
    }
}
