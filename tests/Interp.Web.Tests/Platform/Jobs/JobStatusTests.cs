using System.Text.RegularExpressions;
using Interp.Domain.Platform;
using Interp.Web.Platform;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Platform;

public sealed class JobStatusTests
{
    [Theory]
    [InlineData("queued", "2 jobs are before it.")]
    [InlineData("unattended", "No worker is running.")]
    [InlineData("running", "stage 2 of 5")]
    [InlineData("silent", "The worker has fallen silent")]
    [InlineData("stopping", "Stopping: the worker ends at its next step.")]
    [InlineData("resumed", "Attempt 2: taken up again after a worker stopped.")]
    [InlineData("succeeded", "Open the dictionary")]
    [InlineData("failed", "The disk is full: 12 GiB are needed")]
    [InlineData("cancelled", "Nothing was published.")]
    public async Task Each_state_says_what_it_is(string face, string words) => (await Html(face)).ShouldContain(words);

    [Theory]
    [InlineData("queued", true)]
    [InlineData("running", true)]
    [InlineData("stopping", false)]
    [InlineData("succeeded", false)]
    [InlineData("failed", false)]
    [InlineData("cancelled", false)]
    public async Task Only_a_job_that_goes_on_can_be_cancelled(string face, bool can)
    {
        (await Question(JobFaces.Of(face))).Contains("Cancel this job", StringComparison.Ordinal).ShouldBe(can);
        // What the style sheet looks at, when the job ends under the reader's eyes.
        (await Html(face)).Contains("<div class=\"job ending\">", StringComparison.Ordinal).ShouldBe(!can);
    }

    [Fact]
    public async Task Who_may_not_cancel_is_not_offered_to() =>
        (await Question(JobFaces.Of("running") with { MayCancel = false })).ShouldNotContain("<form");

    [Fact]
    public async Task Cancelling_is_a_plain_post_with_a_token_behind_a_second_step()
    {
        var html = await Question(JobFaces.Of("running"));

        html.ShouldContain("<details class=\"confirm cancel-job\">");
        html.ShouldContain($"<form method=\"post\" action=\"/jobs/{JobFaces.Of("running").Summary.Id}/cancel\">");
        html.ShouldContain($"name=\"__RequestVerificationToken\" value=\"{Rendered.Token}\"");
        html.ShouldContain("name=\"_handler\" value=\"cancel\"");
    }

    [Fact]
    public async Task Numbers_read_as_people_write_them()
    {
        JobSnapshot job = JobFaces.Of("running");
        var progress = new JobProgress("train", 2, 5, 1234, 5000, 18_400.7, 200) { Numbers = MadeUp.Training(0.0312345, 16, 0.87312, 1168), At = MadeUp.Now };

        var html = await Rendered.Html<JobStatus>(("Job", job with { Summary = job.Summary with { Progress = progress } }));

        html.ShouldContain("1\u202F234 of 5\u202F000 steps (24\u202F%)");
        html.ShouldContain("<progress max=\"5000\" value=\"1234\"");
        html.ShouldContain("18\u202F400\u202Ftokens/s");
        html.ShouldContain("about 3\u202Fmin 20\u202Fs");
        html.ShouldContain("<dd>0.03123</dd>");
        html.ShouldContain("<dd>87.31\u202F%</dd>");
        html.ShouldContain("<dd>1\u202F168</dd>");
    }

    [Fact]
    public async Task Later_stages_keep_the_numbers_that_training_ended_with()
    {
        JobSnapshot job = JobFaces.Of("running");
        JobSnapshot later = job with
        {
            Summary = job.Summary with { Progress = JobFaces.Report("dashboards", 3) },
            Curve = [new(976, MadeUp.Training(0.25, 16, 0.75, 12))],
        };

        var html = await Rendered.Html<JobStatus>(("Job", later));

        html.ShouldContain("Build dashboards");
        html.ShouldContain("<dt>Loss</dt><dd>0.2500</dd>");
    }

    [Fact]
    public async Task A_finished_job_offers_its_curve_to_the_last_digit()
    {
        JobSnapshot done = JobFaces.Of("succeeded");
        JobSnapshot job = done with { Summary = done.Summary with { Progress = null }, Curve = [new(10, JobFaces.Loss(0.1234567890123)), new(20, JobFaces.Loss(0.0625))] };

        var html = await Rendered.Html<JobStatus>(("Job", job));

        html.ShouldContain(Uri.EscapeDataString("10,0.1234567890123\r\n20,0.0625\r\n"));
        html.ShouldContain("step 10: 0.1235");
        html.ShouldNotContain("Dead latents");
    }

    [Fact]
    public async Task A_training_of_a_dictionary_has_its_four_curves_in_order()
    {
        var html = await Html("succeeded");

        Captions(html).ShouldBe(["Loss", "L0, active features per token", "Explained variance, share", "Dead latents"]);
        Found(html, "class=\"line (?<found>s[0-9])\"").ShouldBe(["s1", "s2", "s3", "s4"]);
        foreach (var name in new[] { "loss", "l0", "explained-variance", "dead" })
            html.ShouldContain($"job-{JobFaces.Of("succeeded").Summary.Id}-{name}.csv");
    }

    [Fact]
    public async Task A_kind_with_numbers_of_its_own_has_a_figure_and_a_curve_for_each()
    {
        JobSnapshot done = JobFaces.Of("succeeded");
        Dictionary<string, double>[] told = [Toy(1200, 0.125), Toy(1234, 0.5)];
        JobSnapshot job = done with
        {
            Summary = done.Summary with { Kind = MadeUpParameters.Kind, Progress = new JobProgress("train", 1, 1, 20, 20) { Numbers = told[1] } },
            Curve = [new(10, told[0]), new(20, told[1])],
        };

        var html = await Rendered.Html<JobStatus>(("Job", job));

        Captions(html).ShouldBe(["Features represented, of 20", "Accuracy"]);
        html.ShouldContain("<dl class=\"numbers\"><div><dt>Features represented</dt><dd>1\u202F234</dd></div><div><dt>Accuracy</dt><dd>50.00\u202F%</dd></div></dl>");
        html.ShouldContain(Uri.EscapeDataString("10,0.125\r\n20,0.5\r\n"));
        html.ShouldNotContain("loss", Case.Insensitive);
    }

    [Fact]
    public async Task Numbers_that_no_kind_names_make_no_curves()
    {
        JobSnapshot done = JobFaces.Of("succeeded");

        (await Rendered.Html<JobStatus>(("Job", done with { Summary = done.Summary with { Kind = "from-a-later-version" } }))).ShouldNotContain("Training curves");
    }

    [Fact]
    public async Task Text_of_others_is_text_and_links_stay_on_the_site()
    {
        JobSnapshot failed = JobFaces.Of("failed");
        var html = await Rendered.Html<JobStatus>(("Job", failed with { Summary = failed.Summary with { Error = "<script>alert(1)</script>" } }));
        html.ShouldNotContain("<script>");
        html.ShouldContain("&lt;script&gt;");

        JobSnapshot done = JobFaces.Of("succeeded");
        (await Rendered.Html<JobStatus>(("Job", done with { Summary = done.Summary with { ResultLink = "//evil.example/x" } }))).ShouldNotContain("evil.example");
    }

    private static Dictionary<string, double> Toy(double represented, double accuracy) =>
        new(StringComparer.Ordinal) { ["accuracy"] = accuracy, ["features-represented"] = represented, ["loss"] = 1 };

    private static IEnumerable<string> Captions(string html) => Found(html, "<figcaption><span>(?<found>[^<]*)</span>");

    private static IEnumerable<string> Found(string html, string pattern) =>
        Regex.Matches(html, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["found"].Value);

    private static Task<string> Question(JobSnapshot job) => Rendered.Html<CancelConfirmation>(("Job", job));

    private static Task<string> Html(string face) => Rendered.Html<JobStatus>(("Job", JobFaces.Of(face)));
}
