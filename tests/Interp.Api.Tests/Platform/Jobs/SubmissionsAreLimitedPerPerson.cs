using System.Net;
using System.Net.Http.Json;

namespace Interp.Api.Tests.Platform;

public sealed class SubmissionsAreLimitedPerPerson(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task One_who_submits_too_fast_is_told_when_to_come_back_and_others_are_not_held_up()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var hasty = await site.As(site.World.Learner);
        var body = new { kind = "train-sae", parameters = new { } };
        HttpResponseMessage answer;
        var sent = 0;
        do answer = await hasty.PostAsJsonAsync("/api/v1/jobs", body, cancellation);
        while (answer.StatusCode == HttpStatusCode.Forbidden && ++sent < 100);
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        sent.ShouldBe(30);
        answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        (await Site.Problem(answer)).GetProperty("type").GetString().ShouldBe("urn:interp:problem:too-many-requests");
        (await (await site.As(site.World.Stranger)).PostAsJsonAsync("/api/v1/jobs", body, cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
