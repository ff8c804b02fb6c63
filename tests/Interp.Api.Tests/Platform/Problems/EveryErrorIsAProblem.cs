using System.Net;
using System.Net.Http.Headers;
using Interp.Domain.Platform;

namespace Interp.Api.Tests.Platform;

public sealed class EveryErrorIsAProblem(Site site) : IClassFixture<Site>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_that_is_not_there() =>
        await Is("not-found", await (await site.As(Viewer.Anonymous)).GetAsync("/api/v1/nowhere", Cancellation));

    [Fact]
    public async Task A_method_that_is_not_offered() =>
        await Is("method-not-allowed", await (await site.As(Viewer.Anonymous)).DeleteAsync("/api/v1/models", Cancellation));

    [Fact]
    public async Task Something_that_takes_signing_in() =>
        await Is("sign-in-needed", await (await site.As(Viewer.Anonymous)).GetAsync("/api/v1/cohorts", Cancellation));

    [Fact]
    public async Task A_token_that_is_not_valid()
    {
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "interp_made-up");
        var answer = await client.GetAsync("/api/v1/cohorts", Cancellation);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        await Is("sign-in-needed", answer);
    }

    [Fact]
    public async Task A_failure_of_the_server_tells_nothing_of_its_inside()
    {
        var cluster = site.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddFailingModels()));
        var answer = await cluster.CreateClient().GetAsync("/api/v1/models", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        text.ShouldContain("urn:interp:problem:internal");
        text.ShouldNotContain("secret");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    private static async Task Is(string slug, HttpResponseMessage answer) =>
        (await Site.Problem(answer)).GetProperty("type").GetString().ShouldBe($"urn:interp:problem:{slug}");
}
