using System.Diagnostics;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Platform;

/// <summary>Runs one job from claim to end.</summary>
internal sealed class JobRunner(
    WorkerSettings settings,
    WorkerRun here,
    JobLedger ledger,
    LostWorkers lost,
    StopRequests stops,
    IEnumerable<IJobHandler> handlers,
    IDbContextFactory<InterpDbContext> contexts,
    TimeProvider time,
    ILogger<JobRunner> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Returns when the job has ended in any way; throws only when the worker is stopping, so that the queue keeps the job. While the
    /// database cannot be reached it waits, and goes on from the last checkpoint when it is back.
    /// </summary>
    /// <exception cref="OperationCanceledException">The worker is stopping.</exception>
    public async Task Run(Guid id, CancellationToken worker)
    {
        while (!await TryRun(id, worker)) await Task.Delay(Pause, time, worker);
    }

    /// <summary>False when the database was lost on the way.</summary>
    private async Task<bool> TryRun(Guid id, CancellationToken worker)
    {
        try
        {
            await using var held = await JobLock.Take(settings.Database, id, worker);
            if (!await lost.MayRun(id, worker))
            {
                await GiveUp(id, worker);
                return true;
            }

            if (await ledger.Claim(id, here.Id, worker) is not { } job) return true;
            log.LogInformation("Job {Job} ({Kind}), attempt {Attempt}: {Title}", id, job.Kind, job.Attempt, job.Title);
            await Run(job, held, worker);
            return true;
        }
        catch (Exception exception) when (DatabaseLoss.Is(exception))
        {
            log.LogWarning(exception, "Job {Job} waits for the database.", id);
            return false;
        }
    }

    private async Task Run(Job job, JobLock held, CancellationToken worker)
    {
        var id = job.Id;
        var watch = Stopwatch.StartNew();
        var stop = stops.Watch(id, worker, held.Lost);
        var kept = false;
        using var measured = MeasuredJob.Begin(job);
        try
        {
            var link = await Attempt(job, stop.Token);
            await held.Confirm(worker);
            await ledger.Succeed(id, link, watch.Elapsed.TotalSeconds);
            measured.Outcome = "succeeded";
            log.LogInformation("Job {Job} succeeded: {Link}", id, link);
        }
        catch (OperationCanceledException) when (held.Lost.IsCancellationRequested)
        {
            throw new DatabaseLostException();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            measured.Outcome = "handed-back";
            await Stopped(id, watch.Elapsed.TotalSeconds, worker);
            measured.Outcome = "cancelled";
        }
        catch (Exception exception) when (!DatabaseLoss.Is(exception))
        {
            log.LogError(exception, "Job {Job} failed.", id);
            measured.Outcome = "failed";
            kept = exception is IOException && Keep(job);
            await ledger.Fail(id, JobErrors.Readable(exception) + (kept ? JobErrors.Kept : string.Empty), watch.Elapsed.TotalSeconds);
        }
        finally
        {
            stops.Forget(id);
        }

        if (!kept) JobFolder.Delete(settings.JobFolder(id), log);
    }

    /// <summary>Before anybody can start it again: whoever takes up what is kept looks there.</summary>
    private bool Keep(Job job)
    {
        var holds = JobFolder.HoldsCheckpoints(settings.JobFolder(job.Id));
        if (holds) JobFolder.Keep(settings.JobFolder(job.Id), settings.KeptFolder(job.ParameterHash), log);
        return holds;
    }

    /// <summary>Fails a job that ends whoever runs it.</summary>
    private async Task GiveUp(Guid id, CancellationToken worker)
    {
        await using var db = await contexts.CreateDbContextAsync(worker);
        var job = await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, worker);
        log.LogError("Job {Job} ({Kind}) is failed: {Count} workers ended while they ran it.", id, job.Kind, job.LostRuns.Length);
        var kept = Keep(job);
        await ledger.Fail(id, JobErrors.EndsItsWorker + (kept ? JobErrors.Kept : string.Empty), seconds: 0);
        if (!kept) JobFolder.Delete(settings.JobFolder(id), log);
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
        JobFolder.TakeUp(settings.KeptFolder(job.ParameterHash), settings.JobFolder(job.Id), log);
        var folder = Directory.CreateDirectory(settings.JobFolder(job.Id)).FullName;
        await using var reports = new JobReports(job.Id, contexts, time, log);
        return await handler.Run(new JobRun(job, folder, reports, time.GetUtcNow()), cancellationToken);
    }
}
