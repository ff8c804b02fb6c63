using Interp.Domain.Platform;
using Interp.Web.Platform;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Platform;

public sealed class JobTableTests
{
    [Fact]
    public async Task Each_job_shows_state_progress_who_and_when()
    {
        var html = await Rendered.Html<JobTable>(("Jobs", MadeUp.Jobs()));

        html.ShouldContain("Place 3 in the queue");
        html.ShouldContain("Train, stage 2 of 5, 63\u202F%");
        html.ShouldContain("<a href=\"/d/mini-pile-topk-4096\">Open the dictionary</a>");
        html.ShouldContain("Ida Instructor");
        html.ShouldContain("14 minutes ago");
        foreach (var word in new[] { "Queued", "Running", "Succeeded", "Failed", "Cancelled" })
            html.ShouldContain($">{word}</span>");
    }

    [Fact]
    public async Task A_hostile_title_is_only_text()
    {
        JobSummary job = MadeUp.JobSummary(JobState.Failed) with { Title = "<img src=x onerror=alert(1)>", Error = new string('x', 5000) };

        var html = await Rendered.Html<JobTable>(("Jobs", new[] { job }));

        html.ShouldNotContain("<img");
        html.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
        html.Length.ShouldBeLessThan(3000);
    }

    [Fact]
    public async Task No_job_leads_everybody_on()
    {
        (await Rendered.Html<NoJobs>(("Viewer", Viewer.Anonymous))).ShouldContain("/account/sign-in?returnUrl=%2Fjobs");
        (await Rendered.Html<NoJobs>(("Viewer", With(CohortRole.Researcher)))).ShouldContain("/dictionaries/new");
        (await Rendered.Html<NoJobs>(("Viewer", With(CohortRole.Learner)))).ShouldNotContain("/dictionaries/new");
    }

    private static Viewer With(CohortRole role) => new(Guid.Empty, "Somebody", IsAdministrator: false, new Dictionary<int, CohortRole> { [1] = role });
}
