using System.Net;
using System.Xml.Linq;
using Interp.Domain.Platform;

namespace Interp.Api.Tests.Dictionaries;

public sealed class FollowingALink(SharedSite site) : IClassFixture<SharedSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_public_link_leads_anybody_on_and_tells_other_sites_what_it_shows()
    {
        var address = await Make("/d/open/1?cohort=1", "Base64 & <friends>", "public");
        var visitor = await site.As(Viewer.Anonymous);
        var html = await visitor.GetStringAsync(address, Cancellation);
        html.ShouldContain("<meta http-equiv=\"refresh\" content=\"0;url=/d/open/1?cohort=1\"");
        html.ShouldContain("<meta property=\"og:title\" content=\"Base64 &amp; &lt;friends&gt;\"");
        html.ShouldContain($"<meta property=\"og:image\" content=\"http://localhost{address}/preview.svg\"");
        var picture = await visitor.GetAsync($"{address}/preview.svg", Cancellation);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        XDocument.Parse(await picture.Content.ReadAsStringAsync(Cancellation)).Root!.Value.ShouldContain("Base64 & <friends>");
    }

    [Fact]
    public async Task A_cohort_link_asks_the_signed_out_to_sign_in_and_refuses_another_cohort()
    {
        var address = await Make("/d/ours/1", "ours", "cohort");
        var out_ = await (await site.As(Viewer.Anonymous)).GetAsync(address, Cancellation);
        out_.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await out_.Content.ReadAsStringAsync(Cancellation)).ShouldContain($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}");
        var other = await (await site.As(site.World.Stranger)).GetAsync(address, Cancellation);
        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await other.Content.ReadAsStringAsync(Cancellation)).ShouldSatisfyAllConditions(h => h.ShouldContain("This link is for another cohort"), h => h.ShouldNotContain("/d/ours/1"), h => h.ShouldNotContain("og:title"));
        (await (await site.As(site.World.Researcher)).GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await site.As(Viewer.Anonymous)).GetAsync($"{address}/preview.svg", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_revoked_link_says_that_it_has_ended()
    {
        var address = await Make("/d/open/2", "short-lived", "public");
        var learner = await site.As(site.World.Learner);
        (await PageForm.Send(learner, "/links", $"revoke-{address[3..]}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await learner.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await learner.GetAsync("/s/nothing", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_a_public_card_that_was_asked_for_it_may_be_framed()
    {
        var learner = await site.As(site.World.Learner);
        var embedded = await learner.GetAsync("/d/open/1?embed=1", Cancellation);
        Frames(embedded).ShouldBe("frame-ancestors *");
        embedded.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        var html = await embedded.Content.ReadAsStringAsync(Cancellation);
        html.ShouldSatisfyAllConditions(h => h.ShouldNotContain("class=\"rail\""), h => h.ShouldNotContain("<form"), h => h.ShouldContain("target=\"_blank\""));
        foreach (var address in new[] { "/d/open/1", "/d/ours/1?embed=1", "/d/open/1?embed=0", "/?embed=1", "/d/open?embed=1", "/d/open/1/label?embed=1", "/d/nothing/1?embed=1" })
        {
            var answer = await learner.GetAsync(address, Cancellation);
            Frames(answer).ShouldBe("frame-ancestors 'none'", address);
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        }

        (await learner.GetAsync("/d/ours/1?embed=1", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_public_card_has_a_picture_for_other_sites_and_another_has_none()
    {
        var visitor = await site.As(Viewer.Anonymous);
        (await visitor.GetStringAsync("/d/open/1", Cancellation)).ShouldContain("<meta property=\"og:image\" content=\"http://localhost/d/open/1/preview.svg\"");
        (await visitor.GetAsync("/d/open/1/preview.svg", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var member = await site.As(site.World.Learner);
        (await member.GetStringAsync("/d/ours/1", Cancellation)).ShouldNotContain("og:image");
        (await member.GetAsync("/d/ours/1/preview.svg", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Frames(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ").Single(p => p.StartsWith("frame-ancestors", StringComparison.Ordinal));

    private async Task<string> Make(string target, string title, string visibility)
    {
        var learner = await site.As(site.World.Learner);
        var made = await PageForm.Send(learner, $"/links?target={Uri.EscapeDataString(target)}", "share", ("Target", target), ("Title", title), ("Visibility", visibility));
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return $"/s/{PageForm.Onward(made).Split("made=")[1]}";
    }
}
