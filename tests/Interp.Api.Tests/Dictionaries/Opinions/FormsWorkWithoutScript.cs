using System.Net;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>Every form of what a cohort shares, as a browser without script sends it.</summary>
public sealed class FormsWorkWithoutScript(SharedSite site) : IClassFixture<SharedSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_label_is_saved_and_a_conflict_keeps_what_was_typed()
    {
        var learner = await site.As(site.World.Learner);
        var saved = await PageForm.Send(learner, "/d/open/1/label", "label", ("Text", "base64"), ("Status", "doubtful"), ("Note", ""));
        (saved.StatusCode, PageForm.Onward(saved)).ShouldBe((HttpStatusCode.Redirect, "/d/open/1"));
        (await learner.GetStringAsync("/d/open/1", Cancellation)).ShouldContain("<bdi>base64</bdi>");
        var late = await PageForm.Send(await site.As(site.World.Researcher), "/d/open/1/label", "label", ("Text", "my own words"), ("Status", "proposed"), ("BasedOn", "0"));
        var html = await late.Content.ReadAsStringAsync(Cancellation);
        html.ShouldContain("learner changed the label to “base64” (version 1)");
        html.ShouldContain("value=\"my own words\"");
        html.ShouldContain("name=\"BasedOn\" value=\"1\"");
        (await PageForm.Send(learner, "/d/open/1/label", "label", ("Text", "other"), ("Status", "proposed"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PageForm.Send(learner, "/d/open/1/label", "restore-1")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await learner.GetStringAsync("/d/open/1/label", Cancellation)).ShouldContain("Brought back from version 1.");
    }

    [Fact]
    public async Task A_rating_is_begun_kept_when_it_is_incomplete_and_submitted()
    {
        var learner = await site.As(site.World.Learner);
        (await PageForm.Send(learner, "/d/open/2/rate", "begin")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var half = await (await PageForm.Send(learner, "/d/open/2/rate", "rate", ("Interpretation", "articles"), ("confidence.0", "2"))).Content.ReadAsStringAsync(Cancellation);
        half.ShouldContain("has 1 of its 5 marks");
        half.ShouldContain("value=\"articles\"");
        half.ShouldContain("name=\"confidence.0\" value=\"2\" checked");
        var done = await PageForm.Send(
            learner, "/d/open/2/rate", "rate", ("Interpretation", "articles"),
            ("confidence.0", "2"), ("activations.0", "4"), ("logits.0", "1"), ("separation.0", "1"), ("specificity.0", "3"));
        (done.StatusCode, PageForm.Onward(done)).ShouldBe((HttpStatusCode.Redirect, "/d/open/2/ratings"));
        var ratings = await learner.GetStringAsync("/d/open/2/ratings", Cancellation);
        ratings.ShouldContain("articles");
        ratings.ShouldContain("<td class=\"n\">10</td>");
        (await PageForm.Send(learner, "/d/open/3/rate", "begin")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PageForm.Send(learner, "/d/open/3/rate", "give-up")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_discussion_goes_through_all_its_forms()
    {
        var learner = await site.As(site.World.Learner);
        (await PageForm.Send(learner, "/d/open/4/discussion", "post", ("Typed", "Is it *Latin*? <script>alert(1)</script>"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var html = await learner.GetStringAsync("/d/open/4", Cancellation);
        html.ShouldContain("<em>Latin</em>");
        html.ShouldNotContain("<script>alert");
        var id = (await learner.GetStringAsync("/d/open/4/discussion", Cancellation)).Split("id=\"c-")[1][..36];
        var instructor = await site.As(site.World.Instructor);
        foreach (var (client, form, text) in new[] { (instructor, "answer", "No."), (learner, "edit", "Is it Greek?"), (instructor, "report", "test"), (instructor, "hide", ""), (instructor, "show", ""), (learner, "resolve", ""), (learner, "reopen", ""), (learner, "delete", "") })
            (await PageForm.Send(client, "/d/open/4/discussion", $"{form}-{id}", ("Typed", text))).StatusCode.ShouldBe(HttpStatusCode.Redirect, form);
        (await learner.GetStringAsync("/d/open/4/discussion", Cancellation)).ShouldContain("Taken back by its author.");
    }

    [Fact]
    public async Task A_list_is_made_from_a_card_ordered_and_noted()
    {
        var learner = await site.As(site.World.Learner);
        var added = await PageForm.Send(learner, "/lists/add?dictionary=open&index=5", "add", ("List", ""), ("Title", "Mine"), ("Note", "look"));
        var list = PageForm.Onward(added);
        list.ShouldStartWith("/lists/");
        (await PageForm.Send(learner, "/lists/add?dictionary=open&index=6", "add", ("List", list.Split('/')[2]))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PageForm.Send(learner, list, "up-open-6")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PageForm.Send(learner, list, "note-open-6", ("Note", "first now"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var html = await learner.GetStringAsync(list, Cancellation);
        html.IndexOf("first now", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("look", StringComparison.Ordinal));
        (await PageForm.Send(learner, list, "change", ("Title", "Ours"), ("Description", "d"), ("Visibility", "cohort"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await site.As(site.World.Researcher)).GetStringAsync(list, Cancellation)).ShouldContain("Ours");
        (await (await site.As(site.World.Stranger)).GetAsync(list, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PageForm.Send(learner, list, "delete")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await learner.GetAsync(list, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/lists")]
    [InlineData("/links")]
    [InlineData("/cohort")]
    [InlineData("/d/open/agreement")]
    [InlineData("/d/open/9/label")]
    public async Task Pages_open_for_a_member(string page) =>
        (await (await site.As(site.World.Learner)).GetAsync(page, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
}
