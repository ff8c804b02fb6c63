using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Platform;

public sealed class SubmittingJobs(Site site) : IClassFixture<Site>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_job_has_an_address_and_stands_in_the_queue()
    {
        var client = await site.As(site.World.Instructor);
        var answer = await client.PostAsJsonAsync("/api/v1/jobs", Training(seed: 11), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid();
        answer.Headers.Location!.ToString().ShouldEndWith($"/api/v1/jobs/{id}");
        var job = await client.GetFromJsonAsync<JsonElement>(answer.Headers.Location, Cancellation);
        job.GetProperty("summary").GetProperty("state").GetString().ShouldBe("queued");
        (await Queued()).ShouldContain(id.ToString(), StringComparer.Ordinal);

        var again = await client.PostAsJsonAsync("/api/v1/jobs", Training(seed: 11), Cancellation);
        (await again.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid().ShouldBe(id);

        (await client.PostAsync($"/api/v1/jobs/{id}/cancel", null, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{id}", Cancellation)).GetProperty("summary").GetProperty("state").GetString().ShouldBe("cancelled");
    }

    [Theory]
    [InlineData("anonymous", 401)]
    [InlineData("learner", 403)]
    [InlineData("researcher", 202)]
    [InlineData("instructor", 202)]
    [InlineData("administrator", 202)]
    public async Task Training_a_dictionary_takes_a_researcher(string who, int status)
    {
        var client = await site.As(Who(who));
        var answer = await client.PostAsJsonAsync("/api/v1/jobs", Training(seed: 12), Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        if (status == 403) (await Site.Problem(answer)).GetProperty("detail").GetString()!.ShouldContain("researcher or instructor");
        if (status == 401) (await Site.Problem(answer)).GetProperty("type").GetString().ShouldBe("urn:interp:problem:sign-in-needed");
    }

    [Theory]
    [InlineData("learner", 403)]
    [InlineData("researcher", 403)]
    public async Task Training_a_language_model_takes_an_instructor(string who, int status)
    {
        var client = await site.As(Who(who));
        var answer = await client.PostAsJsonAsync("/api/v1/jobs", new { kind = "train-language-model", parameters = new { corpus = "text", name = "new" } }, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Bad_parameters_are_named_field_by_field_and_nothing_is_queued()
    {
        var before = await Jobs();
        var client = await site.As(site.World.Instructor);
        var answer = await client.PostAsJsonAsync("/api/v1/jobs", new { kind = "train-sae", parameters = new { model = "tiny", corpus = "text", dSae = -5, k = 0 } }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await Site.Problem(answer);
        problem.GetProperty("type").GetString().ShouldBe("urn:interp:problem:invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe(["dSae", "k"], ignoreOrder: true);
        (await Jobs()).ShouldBe(before);
    }

    [Theory]
    [InlineData("{", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("null", "application/json", 400)]
    [InlineData("[]", "application/json", 400)]
    [InlineData("{}", "application/json", 400)]
    [InlineData("""{"kind":"train-sae"}""", "application/json", 400)]
    [InlineData("""{"kind":"rm -rf","parameters":{}}""", "application/json", 400)]
    [InlineData("""{"kind":"train-sae","parameters":"x"}""", "application/json", 400)]
    [InlineData("kind=train-sae", "application/x-www-form-urlencoded", 415)]
    public async Task Bodies_that_are_no_submission_are_refused(string body, string type, int status)
    {
        var client = await site.As(site.World.Instructor);
        var answer = await client.PostAsync("/api/v1/jobs", new StringContent(body, Encoding.UTF8, type), Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        await Site.Problem(answer);
    }

    [Fact]
    public async Task A_job_of_others_is_not_there()
    {
        var mine = await (await site.As(site.World.Researcher)).PostAsJsonAsync(
            "/api/v1/jobs", new { kind = "train-sae", parameters = new { model = "tiny", corpus = "text", visibility = "private" } }, Cancellation);
        var address = mine.Headers.Location!;
        (await (await site.As(site.World.Instructor)).GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await site.As(Viewer.Anonymous)).GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var cancel = await (await site.As(site.World.Learner)).PostAsync($"{address}/cancel", null, Cancellation);
        cancel.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Site.Problem(cancel);
    }

    private static object Training(int seed) => new { kind = "train-sae", parameters = new { model = "tiny", corpus = "text", seed } };

    private Viewer Who(string who) => who switch
    {
        "learner" => site.World.Learner,
        "researcher" => site.World.Researcher,
        "instructor" => site.World.Instructor,
        "administrator" => site.World.Administrator,
        _ => Viewer.Anonymous,
    };

    private async Task<int> Jobs()
    {
        await using var db = site.Db();
        return await db.Jobs.CountAsync(Cancellation);
    }

    private async Task<List<string>> Queued()
    {
        await using var db = site.Db();
        return await db.Database.SqlQuery<string>($"SELECT trim('\"' FROM j.arguments ->> 0) AS \"Value\" FROM hangfire.jobqueue q JOIN hangfire.job j ON j.id = q.jobid").ToListAsync(Cancellation);
    }
}
