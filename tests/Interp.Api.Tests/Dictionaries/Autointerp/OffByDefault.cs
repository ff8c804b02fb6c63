using System.Net;
using System.Net.Http.Json;

namespace Interp.Api.Tests.Dictionaries;

public sealed class OffByDefault(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Without_a_language_model_nothing_is_queued_and_one_is_told_how_to_set_one_up()
    {
        var client = await site.As(site.World.Researcher);
        var answer = await client.PostAsJsonAsync("/api/v1/jobs", new { kind = "autointerp", parameters = new { dictionary = "d", feature = 0 } }, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Site.Problem(answer)).GetProperty("detail").GetString()!.ShouldContain("INTERP_LLM_URL");
    }

    [Fact]
    public async Task A_learner_may_not_start_it()
    {
        var client = await site.As(site.World.Learner);
        var answer = await client.PostAsJsonAsync("/api/v1/jobs", new { kind = "autointerp", parameters = new { dictionary = "d", feature = 0 } }, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
