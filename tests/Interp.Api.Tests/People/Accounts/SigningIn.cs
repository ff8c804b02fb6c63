using System.Net;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.People;

public sealed class SigningIn(SeededSite site) : IClassFixture<SeededSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_people_can_sign_in_with_what_was_printed_once_and_out_again()
    {
        var lines = site.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(3);
        var again = new StringWriter();
        await SeedCommand.Run(site.Services, [], again, Cancellation);
        again.ToString().ShouldBeEmpty();

        var password = lines.Single(l => l.Contains("instructor@interp.local", StringComparison.Ordinal)).Split(' ')[^1].Trim();
        var client = site.CreateClient(new() { AllowAutoRedirect = false });
        (await Post(client, "/account/sign-in", ("email", "instructor@interp.local"), ("password", "wrong"))).Headers.Location!.ToString().ShouldContain("problem=wrong");
        var welcome = await Post(client, "/account/sign-in", ("email", "instructor@interp.local"), ("password", password), ("returnUrl", "/jobs"));
        welcome.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        welcome.Headers.Location!.ToString().ShouldBe("/jobs");
        (await client.GetAsync("/api/v1/cohorts", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Post(client, "/account/sign-out");
        (await client.GetAsync("/api/v1/cohorts", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        var answer = await site.CreateClient().PostAsync("/account/sign-in", new FormUrlEncodedContent([new("email", "a@b"), new("password", "x")]), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_sign_in_never_leads_off_the_site(string returnUrl)
    {
        var answer = await Post(site.CreateClient(new() { AllowAutoRedirect = false }), "/account/sign-out", ("returnUrl", returnUrl));
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task The_operator_gets_a_token_of_each_role()
    {
        foreach (var role in new[] { "learner", "researcher", "instructor", "administrator" })
        {
            var output = new StringWriter();
            (await TokenCommand.Run(site.Services, ["token", role], output, Cancellation)).ShouldBe(0);
            var client = site.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Bearer", output.ToString().Trim());
            (await client.GetAsync("/api/v1/cohorts", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await TokenCommand.Run(site.Services, ["token", "emperor"], TextWriter.Null, Cancellation)).ShouldBe(2);
    }

    [Fact]
    public async Task The_operator_makes_members_of_any_cohort_and_changes_their_role()
    {
        var output = new StringWriter();
        (await PersonCommand.Run(site.Services, ["person", "ada@example.org", "learner", "Evening class"], output, Cancellation)).ShouldBe(0);
        output.ToString().ShouldStartWith("Sign in as ada@example.org with password ");
        output.GetStringBuilder().Clear();
        (await PersonCommand.Run(site.Services, ["person", "ada@example.org", "instructor", "Evening class"], output, Cancellation)).ShouldBe(0);
        output.ToString().ShouldContain("signs in as before");

        await using var db = site.Db();
        var memberships = await (from person in db.Users
                                 where person.Email == "ada@example.org"
                                 join membership in db.Memberships on person.Id equals membership.PersonId
                                 join cohort in db.Cohorts on membership.CohortId equals cohort.Id
                                 select new { cohort.Name, membership.Role, person.IsAdministrator }).ToListAsync(Cancellation);
        memberships.ShouldBe([new { Name = "Evening class", Role = CohortRole.Instructor, IsAdministrator = false }]);
    }

    [Theory]
    [InlineData("ada", "learner", "Evening class")]
    [InlineData("ada@", "learner", "Evening class")]
    [InlineData("a@b@c", "learner", "Evening class")]
    [InlineData("ada@example.org", "2", "Evening class")]
    [InlineData("ada@example.org", "emperor", "Evening class")]
    [InlineData("ada@example.org", "learner", "")]
    public async Task A_member_is_not_made_from_nonsense(string email, string role, string cohort) =>
        (await PersonCommand.Run(site.Services, ["person", email, role, cohort], TextWriter.Null, Cancellation)).ShouldBe(2);

    [Fact]
    public async Task Pages_say_what_a_browser_may_do_with_them()
    {
        var answer = await (await site.As(Viewer.Anonymous)).GetAsync("/", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").First().ShouldContain("script-src 'self'");
    }

    private async Task<HttpResponseMessage> Post(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        var page = await client.GetAsync("/account/sign-in", Cancellation);
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        var token = html.Split("name=\"__RequestVerificationToken\"")[1].Split("value=\"")[1].Split('"')[0];
        var form = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("__RequestVerificationToken", token));
        return await client.PostAsync(address, new FormUrlEncodedContent(form), Cancellation);
    }
}
