using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interp.Queue;

/// <summary>
/// Brings jobs to the front whose worker is gone. Hangfire takes them up too, but only when nothing fresh waits; as fresh ones they come before all
/// that were submitted after them. And what waits for a GPU that nobody has any more is done without one.
/// </summary>
internal sealed class StrandedJobs(QueueTables tables, ServerSettings settings, TimeProvider time, ILogger<StrandedJobs> log) : BackgroundService
{
    /// <summary>Time for a worker with a GPU to be started again.</summary>
    private static readonly TimeSpan GpuGone = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.CheckIn, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var count = await tables.Freshen(settings.Invisibility, stoppingToken) + await tables.LeaveGpu(GpuGone, stoppingToken);
                if (count > 0) log.LogInformation("{Count} stranded jobs are back in the queue.", count);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException)
            {
                log.LogWarning(exception, "Stranded jobs could not be looked for; trying again in {Interval}.", settings.CheckIn);
            }
        }
    }
}
