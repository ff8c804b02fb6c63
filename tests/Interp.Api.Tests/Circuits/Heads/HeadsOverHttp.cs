using System.Net;
using System.Net.Http.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Circuits;

public sealed class HeadsOverHttp(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = site.Db();
        await db.Models.ExecuteUpdateAsync(s => s.SetProperty(m => m.Heads, 2).SetProperty(m => m.KvHeads, 1).SetProperty(m => m.DHead, 4), Cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("anonymous", "tiny", "0.0", 401)]
    [InlineData("learner", "nothing", "0.0", 404)]
    [InlineData("learner", "tiny", "9.0", 400)]
    [InlineData("learner", "tiny", "0.0", 503)]
    public async Task A_head_is_asked_for_by_model_and_name(string who, string model, string head, int status)
    {
        var client = await site.As(who == "anonymous" ? Viewer.Anonymous : site.World.Learner);
        var answer = await client.PostAsJsonAsync("/api/v1/inference/head", new { model, head }, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        await Site.Problem(answer);
    }

    [Theory]
    [InlineData("/models", 200, "2 on 1")]
    [InlineData("/models/tiny/heads", 200, "Not scored yet")]
    [InlineData("/models/nothing/heads", 404, "There is no model")]
    [InlineData("/models/nothing/heads/0.0", 404, "There is no model")]
    [InlineData("/models/tiny/heads/0.0", 200, "Taking a head apart takes a signed-in person")]
    public async Task Pages_about_models_are_read_without_signing_in(string address, int status, string words)
    {
        var answer = await site.CreateClient().GetAsync(address, Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain(words);
    }

    [Fact]
    public async Task A_learner_queues_the_scoring_and_an_anonymous_cannot()
    {
        var job = new { kind = "score-heads", parameters = new { model = "tiny" } };
        (await (await site.As(site.World.Learner)).PostAsJsonAsync("/api/v1/jobs", job, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await site.CreateClient().PostAsJsonAsync("/api/v1/jobs", job, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
