using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>Sweeps over HTTP, for every role and visibility.</summary>
public sealed class SweepResources(Site site) : IClassFixture<Site>, IAsyncLifetime
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
                // The researcher's and private.
                matrix.Add(who, "own", who is "researcher" or "administrator");
            }

            return matrix;
        }
    }

    public async ValueTask InitializeAsync()
    {
        await using var db = site.Db();
        if (!await db.Sweeps.AnyAsync()) await MadeUpSweeps.Add(db, site.World);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task List_sweep_table_and_page_are_for_those_who_may_see_it(string who, string sweep, bool may)
    {
        var (client, id) = (await site.As(Who.Is(site.World, who)), Id(sweep));
        var expected = may ? HttpStatusCode.OK : HttpStatusCode.NotFound;
        foreach (var address in new[] { $"/api/v1/sweeps/{id}", $"/api/v1/sweeps/{id}/points.csv", $"/sweeps/{id}" })
            (await client.GetAsync(address, Cancellation)).StatusCode.ShouldBe(expected, address);
        var listed = await client.GetFromJsonAsync<JsonElement>("/api/v1/sweeps", Cancellation);
        listed.EnumerateArray().Any(s => s.GetProperty("id").GetGuid() == id).ShouldBe(may);
        (await client.GetStringAsync("/sweeps", Cancellation)).Contains($"/sweeps/{id}", StringComparison.Ordinal).ShouldBe(may);
    }

    [Theory]
    [InlineData("anonymous", "open", 401)]
    [InlineData("stranger", "open", 403)]
    [InlineData("stranger", "ours", 400)]
    [InlineData("learner", "ours", 403)]
    [InlineData("instructor", "own", 400)]
    [InlineData("researcher", "own", 202)]
    [InlineData("instructor", "ours", 202)]
    public async Task A_point_is_made_browsable_by_those_who_see_it_and_may_analyse(string who, string sweep, int status)
    {
        var request = new { kind = PublishSweepPointParameters.Kind, parameters = new { sweep = Id(sweep), point = 1 } };
        var answer = await (await site.As(Who.Is(site.World, who))).PostAsJsonAsync("/api/v1/jobs", request, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        if (status != 202)
        {
            await Site.Problem(answer);
            return;
        }

        // Whoever sees the sweep sees what comes of it.
        await using var db = site.Db();
        var jobs = await db.Jobs.Where(j => j.Kind == PublishSweepPointParameters.Kind).ToListAsync(Cancellation);
        var job = jobs.Single(j => j.Parameters.Contains(Id(sweep).ToString(), StringComparison.Ordinal));
        job.Visibility.ShouldBe(sweep == "own" ? Visibility.Private : Visibility.Cohort);
        job.CohortId.ShouldBe(site.World.Cohort);
    }

    [Theory]
    [InlineData("anonymous", 401)]
    [InlineData("learner", 403)]
    [InlineData("researcher", 202)]
    [InlineData("instructor", 202)]
    public async Task Researchers_and_instructors_start_sweeps(string who, int status)
    {
        // Seeds apart, or the second would be told of the first.
        var request = new { kind = SweepSaeParameters.Kind, parameters = new { @base = new { model = "tiny", corpus = "text", hookPoint = "blocks.0.mlp.hook_post", dSae = 32, k = 4, seed = Array.IndexOf(Everyone, who) }, grid = new { k = new[] { 2, 4 } } } };
        var answer = await (await site.As(Who.Is(site.World, who))).PostAsJsonAsync("/api/v1/jobs", request, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync(Cancellation));
        if (status == 202)
            (await (await site.As(Who.Is(site.World, who))).GetAsync($"/sweeps/{answer.Headers.Location!.ToString().Split('/')[^1]}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(5, "failed")]
    [InlineData(6, "0 to 5")]
    [InlineData(-1, "0 to 5")]
    public async Task A_point_that_cannot_be_browsed_is_refused_with_the_reason(int point, string why)
    {
        var answer = await (await site.As(site.World.Instructor)).PostAsJsonAsync("/api/v1/jobs", new { kind = PublishSweepPointParameters.Kind, parameters = new { sweep = MadeUpSweeps.Open, point } }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Site.Problem(answer)).GetProperty("errors").GetProperty("point")[0].GetString()!.ShouldContain(why);
    }

    [Fact]
    public async Task The_table_says_what_the_resource_says()
    {
        var client = await site.As(site.World.Learner);
        var sweep = await client.GetFromJsonAsync<JsonElement>($"/api/v1/sweeps/{MadeUpSweeps.Ours}", Cancellation);
        var table = await client.GetAsync($"/api/v1/sweeps/{MadeUpSweeps.Ours}/points.csv", Cancellation);
        table.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        string[][] lines = [.. (await table.Content.ReadAsStringAsync(Cancellation)).TrimEnd().Split('\n').Select(line => line.TrimEnd('\r').Split(','))];
        lines.Length.ShouldBe(7);
        var (l0, score, state) = (Array.IndexOf(lines[0], "l0"), Array.IndexOf(lines[0], "ce_score_zero"), Array.IndexOf(lines[0], "state"));
        foreach (var (measured, number) in MadeUpSweeps.Measured.Select((m, i) => (m, i)))
        {
            var point = sweep.GetProperty("points")[number];
            (point.GetProperty("metrics").GetProperty("l0").GetDouble(), point.GetProperty("metrics").GetProperty("lossRecovered").GetDouble()).ShouldBe((measured.L0, measured.CeScore));
            (lines[number + 1][l0], lines[number + 1][score], lines[number + 1][state]).ShouldBe((Word(measured.L0), Word(measured.CeScore), "evaluated"));
        }

        (lines[6][l0], lines[6][state]).ShouldBe(("", "failed"));
        static string Word(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Guid Id(string sweep) => sweep switch
    {
        "open" => MadeUpSweeps.Open,
        "ours" => MadeUpSweeps.Ours,
        _ => MadeUpSweeps.Own,
    };
}
