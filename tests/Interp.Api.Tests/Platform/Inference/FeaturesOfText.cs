using System.Net;
using System.Net.Http.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Api.Tests.Platform;

public sealed class FeaturesOfText(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Address = "/api/v1/inference/features";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = site.Db();
        if (db.Dictionaries.Any()) return;
        await site.World.AddDictionary(db, "open", Visibility.Public, site.World.Instructor, Rows.Feature(0));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Without_a_worker_the_answer_is_503_with_what_to_do_and_when_to_come_back()
    {
        var answer = await (await site.As(site.World.Learner)).PostAsJsonAsync(Address, new { dictionary = "open", text = "a" }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBe(10);
        var problem = await Site.Problem(answer);
        problem.GetProperty("type").GetString().ShouldBe("urn:interp:problem:unavailable");
        problem.GetProperty("detail").GetString()!.ShouldContain("./interp up");
    }

    [Theory]
    [InlineData("window")]
    [InlineData("document")]
    [InlineData("word")]
    public async Task The_scope_of_a_widened_example_is_read_and_an_example_that_is_not_there_is_named(string scope)
    {
        var answer = await site.CreateClient().GetAsync($"/api/v1/dictionaries/open/features/0/examples/0?scope={scope}", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Site.Problem(answer)).GetProperty("errors").TryGetProperty(scope == "word" ? "scope" : "example", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("anonymous", "open", 401)]
    [InlineData("learner", "nothing", 404)]
    public async Task Who_may_not_is_told_why(string who, string dictionary, int status)
    {
        var client = await site.As(who == "anonymous" ? Viewer.Anonymous : site.World.Learner);
        var answer = await client.PostAsJsonAsync(Address, new { dictionary, text = "a" }, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        await Site.Problem(answer);
    }

    [Fact]
    public async Task An_empty_text_is_named_as_the_field_that_is_wrong()
    {
        var answer = await (await site.As(site.World.Learner)).PostAsJsonAsync(Address, new { dictionary = "open", text = "" }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Site.Problem(answer)).GetProperty("errors").TryGetProperty("text", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task One_who_asks_too_much_waits_and_others_do_not()
    {
        var hasty = await site.As(site.World.Researcher);
        HttpResponseMessage answer;
        var asked = 0;
        do answer = await hasty.PostAsJsonAsync(Address, new { dictionary = "open", text = "a" }, Cancellation);
        while (answer.StatusCode == HttpStatusCode.ServiceUnavailable && ++asked < 100);
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        asked.ShouldBeInRange(30, 40);
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await (await site.As(site.World.Instructor)).PostAsJsonAsync(Address, new { dictionary = "open", text = "a" }, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
