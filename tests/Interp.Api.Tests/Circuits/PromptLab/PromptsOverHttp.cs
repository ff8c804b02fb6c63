using System.Net;
using System.Net.Http.Json;
using Interp.Domain.Platform;

namespace Interp.Api.Tests.Circuits;

public sealed class PromptsOverHttp(Site site) : IClassFixture<Site>
{
    private const string Address = "/api/v1/inference/prompt";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("anonymous", "tiny", 401)]
    [InlineData("learner", "nothing", 404)]
    [InlineData("learner", "tiny", 503)]
    [InlineData("stranger", "tiny", 503)]
    [InlineData("administrator", "tiny", 503)]
    public async Task Who_is_signed_in_gets_as_far_as_the_workers(string who, string model, int status)
    {
        var viewer = who switch { "learner" => site.World.Learner, "stranger" => site.World.Stranger, "administrator" => site.World.Administrator, _ => Viewer.Anonymous };
        var answer = await (await site.As(viewer)).PostAsJsonAsync(Address, new { model, clean = "a b" }, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        await Site.Problem(answer);
    }

    [Fact]
    public async Task Each_field_that_is_wrong_is_named()
    {
        var answer = await (await site.As(site.World.Learner)).PostAsJsonAsync(Address, new { model = "tiny", clean = "", wrong = "b", top = 99 }, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = (await Site.Problem(answer)).GetProperty("errors");
        foreach (var field in new[] { "clean", "answer", "top" }) errors.TryGetProperty(field, out _).ShouldBeTrue(field);
    }

    [Fact]
    public async Task A_shared_address_shows_its_form_filled_in_to_whoever_has_not_signed_in()
    {
        var answer = await site.CreateClient().GetAsync("/lab?model=tiny&clean=a%20%26%20b&corrupted=%3Cb%3E&answer=%20the&start=mark", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync(Cancellation);
        html.ShouldContain("a &amp; b");
        html.ShouldContain("&lt;b&gt;");
        html.ShouldContain("value=\" the\"");
        html.ShouldContain("/account/sign-in?returnUrl=%2Flab%3Fmodel%3Dtiny");
        html.ShouldNotContain("data-module");
    }

    [Theory]
    [InlineData("/lab/patterns")]
    [InlineData("/lab/head.csv")]
    [InlineData("/lab/head.svg")]
    public async Task Files_of_a_prompt_are_for_people_signed_in(string address)
    {
        ((int)(await site.CreateClient().GetAsync($"{address}?model=tiny&clean=a", Cancellation)).StatusCode).ShouldBeInRange(401, 403);
        (await (await site.As(site.World.Learner)).GetAsync($"{address}?model=tiny&clean=a", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
