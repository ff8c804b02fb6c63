using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Api.Tests.Platform;

/// <summary>Hangfire's dashboard at <c>/admin/queue</c>.</summary>
public sealed class TheQueuesOwnView(Site site) : IClassFixture<Site>
{
    private const string Address = "/admin/queue";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("learner", 403)]
    [InlineData("researcher", 403)]
    [InlineData("instructor", 403)]
    [InlineData("stranger", 403)]
    [InlineData("administrator", 200)]
    public async Task Is_for_administrators(string who, int status)
    {
        var client = await site.As(Who.Is(site.World, who));
        foreach (var page in new[] { Address, $"{Address}/jobs/enqueued", $"{Address}/servers" })
            ((int)(await client.GetAsync(page, Cancellation)).StatusCode).ShouldBe(status, page);
    }

    [Fact]
    public async Task Sends_who_has_not_signed_in_to_do_so_and_refuses_a_token_that_is_none()
    {
        var client = await site.As(Viewer.Anonymous);
        var answer = await client.GetAsync(Address, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        PageForm.Onward(answer).ShouldBe($"/account/sign-in?returnUrl={Uri.EscapeDataString(Address)}");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "no-such-token");
        (await client.GetAsync(Address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_page_comes_under_the_sites_policy_and_names_neither_host_nor_database()
    {
        var client = await site.As(site.World.Administrator);
        var id = await Submit(client, 21);
        var database = new NpgsqlConnectionStringBuilder(site.Database);
        foreach (var page in new[] { "", "/jobs/enqueued", "/jobs/enqueued/cpu", "/jobs/processing", "/jobs/failed", "/servers", "/retries", "/recurring", $"/jobs/details/{await EntryOf(id)}" })
        {
            var answer = await client.GetAsync(Address + page, Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'self'; script-src 'self';");
            var html = await answer.Content.ReadAsStringAsync(Cancellation);
            html.ShouldNotContain(database.Host!);
            html.ShouldNotContain(database.Database!);
        }

        (await client.GetAsync($"{Address}/no-such-page", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Changes_nothing()
    {
        var client = await site.As(site.World.Administrator);
        var entry = await EntryOf(await Submit(client, 22));
        var page = await client.GetStringAsync($"{Address}/jobs/details/{entry}", Cancellation);
        page.ShouldNotContain("data-ajax");
        var token = Regex.Match(page, "data-csrf-token=\"(?<token>[^\"]+)\"|name=\"csrf-token\" content=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2)).Groups["token"].Value;
        token.ShouldNotBeEmpty();
        client.DefaultRequestHeaders.Add("RequestVerificationToken", WebUtility.HtmlDecode(token));
        foreach (var command in new[] { $"/jobs/actions/delete/{entry}", $"/jobs/actions/requeue/{entry}", "/jobs/enqueued/delete", "/jobs/failed/requeue", "/jobs/processing/requeue" })
        {
            var answer = await client.PostAsync(Address + command, new FormUrlEncodedContent([new("jobs[]", entry)]), Cancellation);
            // What it answers to whoever may only look; a forged request would be 403.
            ((int)answer.StatusCode).ShouldBe(401, command);
        }

        (await Read($"SELECT statename AS \"Value\" FROM hangfire.job WHERE id = {long.Parse(entry)}")).ShouldBe(["Enqueued"]);
    }

    [Theory]
    [InlineData("administrator", true)]
    [InlineData("instructor", false)]
    [InlineData("nobody", false)]
    public async Task Is_linked_from_the_jobs_for_those_who_may_see_it(string who, bool linked)
    {
        var page = await (await site.As(Who.Is(site.World, who))).GetStringAsync("/jobs", Cancellation);
        page.Contains($"href=\"{Address}\"", StringComparison.Ordinal).ShouldBe(linked);
    }

    private static async Task<Guid> Submit(HttpClient client, int seed)
    {
        var answer = await client.PostAsJsonAsync("/api/v1/jobs", new { kind = "train-sae", parameters = new { model = "tiny", corpus = "text", seed } }, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetGuid();
    }

    private async Task<string> EntryOf(Guid id) =>
        (await Read($"SELECT jobid::text AS \"Value\" FROM hangfire.jobparameter WHERE value = to_json({id.ToString()})::text")).ShouldHaveSingleItem();

    private async Task<List<string>> Read(FormattableString sql)
    {
        await using var db = site.Db();
        return await db.Database.SqlQuery<string>(sql).ToListAsync(Cancellation);
    }
}
