using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Api.Tests.Circuits;

public sealed class CircuitResources(Site site) : IClassFixture<Site>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static object Draft(string title, string visibility = "private", int revision = 0, string? name = null) => new
    {
        title, name, model = "tiny", visibility, revision, nodes = new[] { new { head = "0.1", @class = "name-mover", role = "END" } }, edges = new[] { new { from = "0.1", to = "logits", effect = 0.5 } },
    };

    [Fact]
    public async Task A_circuit_is_saved_read_changed_copied_and_deleted()
    {
        var learner = await site.As(site.World.Learner);
        var saved = await learner.PostAsJsonAsync("/api/v1/circuits", Draft("Movers", "public"), Cancellation);
        saved.StatusCode.ShouldBe(HttpStatusCode.Created);
        saved.Headers.Location!.ToString().ShouldEndWith("/api/v1/circuits/movers");
        var anonymous = await site.As(Viewer.Anonymous);
        var read = await anonymous.GetFromJsonAsync<JsonElement>("/api/v1/circuits/movers", Cancellation);
        read.GetProperty("nodes")[0].GetProperty("head").GetString().ShouldBe("0.1");
        read.GetProperty("edges")[0].GetProperty("effect").GetDouble().ShouldBe(0.5);
        (await anonymous.GetFromJsonAsync<JsonElement>("/api/v1/circuits?model=tiny", Cancellation)).EnumerateArray().ShouldContain(c => c.GetProperty("name").GetString() == "movers");
        (await anonymous.GetFromJsonAsync<JsonElement>("/api/v1/circuits?model=other", Cancellation)).GetArrayLength().ShouldBe(0);

        (await learner.PutAsJsonAsync("/api/v1/circuits/movers", Draft("Moved", "public", revision: 1), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await learner.PutAsJsonAsync("/api/v1/circuits/movers", Draft("Late", "public", revision: 1), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var stranger = await site.As(site.World.Stranger);
        (await stranger.PutAsJsonAsync("/api/v1/circuits/movers", Draft("Taken", revision: 2), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var copied = await stranger.PostAsync("/api/v1/circuits/movers/copies", null, Cancellation);
        copied.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await learner.GetAsync(copied.Headers.Location, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await learner.DeleteAsync("/api/v1/circuits/movers", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await learner.GetAsync("/api/v1/circuits/movers", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Refusals_are_problems_with_their_fields()
    {
        var learner = await site.As(site.World.Learner);
        var wrong = await learner.PostAsJsonAsync("/api/v1/circuits", new { title = "x", model = "tiny", nodes = new[] { new { head = "7.7", @class = "x", role = "END" } } }, Cancellation);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Site.Problem(wrong)).ToString().ShouldContain("7.7");
        (await learner.PostAsync("/api/v1/circuits", new StringContent("{\"title\":", System.Text.Encoding.UTF8, "application/json"), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await (await site.As(Viewer.Anonymous)).PostAsJsonAsync("/api/v1/circuits", Draft("y"), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await learner.GetAsync("/api/v1/circuits/none", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_circuits_are_compared_over_http()
    {
        var learner = await site.As(site.World.Learner);
        await learner.PostAsJsonAsync("/api/v1/circuits", Draft("One", name: "one-of-two"), Cancellation);
        await learner.PostAsJsonAsync("/api/v1/circuits", Draft("Two", name: "two-of-two"), Cancellation);
        var compared = await learner.GetFromJsonAsync<JsonElement>("/api/v1/circuits/one-of-two/compared-with/two-of-two", Cancellation);
        compared.GetProperty("nodeOverlap").GetDouble().ShouldBe(1);
        (await (await site.As(site.World.Stranger)).GetAsync("/api/v1/circuits/one-of-two/compared-with/two-of-two", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_circuit_is_made_by_hand_without_script_and_keeps_what_was_typed()
    {
        var learner = await site.As(site.World.Learner);
        var added = await PageForm.Send(learner, "/circuits/new?model=tiny", "circuit", ("Act", "add"), ("Ticked", "0.1"), ("AddClass", "name-mover"), ("AddRole", "END"), ("Lines", "0.0@S2 duplicate-token"), ("Title", "kept <i>"));
        var html = WebUtility.HtmlDecode(await added.Content.ReadAsStringAsync(Cancellation));
        html.ShouldContain("0.0@S2 duplicate-token\n0.1@END name-mover");
        html.ShouldContain("value=\"kept <i>\"");
        var refused = await PageForm.Send(learner, "/circuits/new?model=tiny", "circuit", ("Act", "save"), ("Lines", "5.5@END name-mover"), ("Title", "No such head"));
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancellation)).ShouldContain("tiny has no head '5.5'");
        var saved = await PageForm.Send(learner, "/circuits/new?model=tiny", "circuit", ("Act", "save"), ("Lines", "0.0@S2 duplicate-token\n0.1@END name-mover"), ("EdgeLines", "0.1 > logits -0.25"), ("Title", "By hand"), ("Notes", "It *works*."));
        (saved.StatusCode, PageForm.Onward(saved)).ShouldBe((HttpStatusCode.Redirect, "/c/by-hand"));
        var page = await learner.GetStringAsync("/c/by-hand", Cancellation);
        page.ShouldContain("Head 0.0 at S2: duplicate token");
        page.ShouldContain("stroke-dasharray");
        page.ShouldContain("<em>works</em>");
        (await (await site.As(site.World.Researcher)).GetAsync("/c/by-hand", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var changed = await PageForm.Send(learner, "/c/by-hand", "change", ("Title", "Ours"), ("Lines", "0.1@END name-mover"), ("EdgeLines", ""), ("Name", "ours-now"), ("Visibility", "cohort"));
        PageForm.Onward(changed).ShouldBe("/c/ours-now");
        var copied = await PageForm.Send(await site.As(site.World.Researcher), "/c/ours-now", "copy");
        PageForm.Onward(copied).ShouldBe("/c/ours-copy");
        (await PageForm.Send(learner, "/c/ours-now", "delete")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("/circuits", "No circuit is public")]
    [InlineData("/circuits/compare", "Choose two circuits")]
    public async Task Pages_read_well_when_nothing_is_there(string page, string words) =>
        (await (await site.As(Viewer.Anonymous)).GetStringAsync(page, Cancellation)).ShouldContain(words);
}
