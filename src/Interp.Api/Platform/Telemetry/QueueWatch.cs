using System.Diagnostics.Metrics;
using Interp.Domain.Platform;

namespace Interp.Api.Platform;

/// <summary>Looks at the queue now and then, so that an operator sees how many jobs wait and for how long. With several hosts each says the same.</summary>
internal sealed class QueueWatch : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private readonly QueueDepthQueries queries;
    private readonly TimeProvider time;
    private readonly ILogger<QueueWatch> log;
    private volatile IReadOnlyList<QueueDepth> seen = [];

    public QueueWatch(QueueDepthQueries queries, IMeterFactory meters, TimeProvider time, ILogger<QueueWatch> log)
    {
        (this.queries, this.time, this.log) = (queries, time, log);
        var meter = meters.Create("Interp.Queue");
        meter.CreateObservableGauge("interp.queue.jobs", () => seen.Select(d => new Measurement<int>(d.Jobs, Kind(d))), "{job}", "Jobs that no worker has taken.");
        meter.CreateObservableGauge("interp.queue.age", () => seen.Select(d => new Measurement<double>(d.Oldest.TotalSeconds, Kind(d))), "s", "Time since the first job that waits was asked for.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                seen = await queries.Depths(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Nothing is better than what was true before the database was lost.
                seen = [];
                log.LogWarning(exception, "The queue could not be looked at.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static KeyValuePair<string, object?> Kind(QueueDepth depth) => new("interp.job.kind", depth.Kind);
}
