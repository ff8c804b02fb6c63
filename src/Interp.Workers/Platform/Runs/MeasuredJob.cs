using System.Diagnostics;
using System.Diagnostics.Metrics;
using Interp.Domain.Platform;

namespace Interp.Workers.Platform;

/// <summary>One run of a job as an operator sees it: counted when it begins, timed by how it ends, and a span of a trace.</summary>
internal sealed class MeasuredJob : IDisposable
{
    private static readonly ActivitySource Source = new("Interp.Jobs");
    private static readonly Meter Meter = new("Interp.Jobs");
    private static readonly Counter<long> Started = Meter.CreateCounter<long>("interp.jobs.started", "{job}", "Jobs that a worker has begun.");
    private static readonly UpDownCounter<long> Running = Meter.CreateUpDownCounter<long>("interp.jobs.running", "{job}", "Jobs that run now.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "interp.jobs.duration", "s", "Time from a job's beginning to its end, by how it ended.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 5, 15, 60, 300, 900, 3600, 4 * 3600, 12 * 3600] });

    private readonly KeyValuePair<string, object?> kind;
    private readonly Activity? span;
    private readonly long began = Stopwatch.GetTimestamp();

    private MeasuredJob(Job job)
    {
        kind = new("interp.job.kind", job.Kind);
        span = Source.StartActivity($"job {job.Kind}", ActivityKind.Consumer);
        span?.SetTag("interp.job.id", job.Id).SetTag(kind.Key, job.Kind).SetTag("interp.job.attempt", job.Attempt);
        Started.Add(1, kind);
        Running.Add(1, kind);
    }

    /// <summary>How it ended: <c>succeeded</c>, <c>failed</c>, <c>cancelled</c>, <c>handed-back</c>; <c>interrupted</c> when the database was lost.</summary>
    public string Outcome { get; set; } = "interrupted";

    public static MeasuredJob Begin(Job job) => new(job);

    public void Dispose()
    {
        var outcome = new KeyValuePair<string, object?>("interp.job.outcome", Outcome);
        Running.Add(-1, kind);
        Duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, kind, outcome);
        span?.SetTag(outcome.Key, Outcome).SetStatus(Outcome is "failed" ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        span?.Dispose();
    }
}
