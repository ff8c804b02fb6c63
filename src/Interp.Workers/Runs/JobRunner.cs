using System.Diagnostics;
using Interp.Domain.Database;
using Interp.Domain.Jobs;
using Interp.Workers.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Runs;

/// <summary>Runs one job from claim to end.</summary>
internal sealed class JobRunner(
    WorkerSettings settings,
    JobLedger ledger,
    StopRequests stops,
    IEnumerable<IJobHandler> handlers,
    IDbContextFactory<InterpDbContext> contexts,
    TimeProvider time,
    ILogger<JobRunner> log)
{
    /// <summary>Returns when the job has ended in any way; throws only when the worker is stopping, so that the queue keeps the job.</summary>
    /// <exception cref="OperationCanceledException">The worker is stopping.</exception>
    public async Task Run(Guid id, CancellationToken worker)
    {
        await using var held = await JobLock.Take(settings.Database, id, worker);
        if (await ledger.Claim(id, worker) is not { } job) return;
        log.LogInformation("Job {Job} ({Kind}), attempt {Attempt}: {Title}", id, job.Kind, job.Attempt, job.Title);
        var watch = Stopwatch.StartNew();
        var stop = stops.Watch(id, worker);
        try
        {
            var link = await Attempt(job, stop.Token);
            await ledger.Succeed(id, link, watch.Elapsed.TotalSeconds);
            log.LogInformation("Job {Job} succeeded: {Link}", id, link);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Stopped(id, watch.Elapsed.TotalSeconds, worker);
        }
        catch (Exception exception)
        {
            log.LogError(exception, "Job {Job} failed.", id);
            await ledger.Fail(id, JobErrors.Readable(exception), watch.Elapsed.TotalSeconds);
        }
        finally
        {
            stops.Forget(id);
        }

        JobFolder.Delete(settings.JobFolder(id), log);
    }

    /// <summary>Either somebody asked the job to stop, or the worker is stopping and another goes on from the checkpoint.</summary>
    private async Task Stopped(Guid id, double seconds, CancellationToken worker)
    {
        if (await ledger.StopAsked(id))
        {
            await ledger.Cancel(id, seconds);
            log.LogInformation("Job {Job} was cancelled.", id);
            return;
        }

        await ledger.HandBack(id, seconds);
        log.LogInformation("Job {Job} is handed back: this worker is stopping.", id);
        throw new OperationCanceledException("This worker is stopping.", worker);
    }

    private async Task<string> Attempt(Job job, CancellationToken cancellationToken)
    {
        var handler = handlers.SingleOrDefault(h => string.Equals(h.Kind, job.Kind, StringComparison.Ordinal))
            ?? throw new JobFailedException($"This worker knows no job of kind '{job.Kind}'; it is older than the site. Update it and submit the job again.");
        var folder = Directory.CreateDirectory(settings.JobFolder(job.Id)).FullName;
        await using var reports = new JobReports(job.Id, contexts, time, log);
        return await handler.Run(new JobRun(job, folder, reports, time.GetUtcNow()), cancellationToken);
    }
}
