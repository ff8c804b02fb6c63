using System.Collections.Concurrent;
using System.Diagnostics;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Platform;

namespace Interp.Workers.Tests.Platform;

public sealed class JobsAreMeasured(PostgresCluster cluster)
{
    private const string Kind = "interp.job.kind";

    [Theory]
    [InlineData("succeeded", ActivityStatusCode.Unset)]
    [InlineData("failed", ActivityStatusCode.Error)]
    [InlineData("cancelled", ActivityStatusCode.Unset)]
    [InlineData("handed-back", ActivityStatusCode.Unset)]
    public void A_job_is_counted_when_it_begins_and_timed_by_how_it_ends(string outcome, ActivityStatusCode status)
    {
        var kind = $"measured-{outcome}";
        var job = new Job { Id = Guid.NewGuid(), Kind = kind, Title = "t", Parameters = "{}", ParameterHash = [], Attempt = 2 };
        using var heard = new Measurements("Interp.Jobs");
        using var spans = new Spans();

        using (var measured = MeasuredJob.Begin(job))
        {
            heard.Of("interp.jobs.started", Kind, kind).Select(m => m.Value).ShouldBe([1]);
            heard.Of("interp.jobs.running", Kind, kind).Sum(m => m.Value).ShouldBe(1);
            measured.Outcome = outcome;
        }

        heard.Of("interp.jobs.running", Kind, kind).Sum(m => m.Value).ShouldBe(0);
        var duration = heard.Of("interp.jobs.duration", Kind, kind).Single();
        (duration.Unit, duration.Tags["interp.job.outcome"]).ShouldBe(("s", outcome));
        duration.Value.ShouldBeInRange(0, 60);
        var span = spans.Of(job.Id);
        (span.DisplayName, span.Kind, span.Status, span.GetTagItem("interp.job.attempt")).ShouldBe(($"job {kind}", ActivityKind.Consumer, status, 2));
    }

    [Fact]
    public async Task A_worker_says_how_its_jobs_ended()
    {
        using var spans = new Spans();
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();

        var wrong = await lab.WaitForEnd((await lab.Submit(BuildCorpusParameters.Kind, new { source = BuildCorpusParameters.IoiMix, corpus = "text", name = "mix", seed = 7, stories = 3600 })).Id);
        wrong.Summary.State.ShouldBe(JobState.Failed);

        // The row says so a moment before the span ends.
        await Lab.Eventually(() => spans.Ended(wrong.Summary.Id));
        spans.Of(wrong.Summary.Id).GetTagItem("interp.job.outcome").ShouldBe("failed");
    }

    /// <summary>The spans of jobs that ended while this lives.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentDictionary<Guid, Activity> ended = [];
        private readonly ActivityListener listener;

        public Spans()
        {
            listener = new()
            {
                ShouldListenTo = source => string.Equals(source.Name, "Interp.Jobs", StringComparison.Ordinal),
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = span => ended[(Guid)span.GetTagItem("interp.job.id")!] = span,
            };
            ActivitySource.AddActivityListener(listener);
        }

        public bool Ended(Guid job) => ended.ContainsKey(job);

        public Activity Of(Guid job) => ended[job];

        public void Dispose() => listener.Dispose();
    }
}
