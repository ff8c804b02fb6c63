using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Platform;

/// <summary>Moves a job from state to state.</summary>
internal sealed class JobLedger(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Marks a job as running in this run of a worker; null when it has ended, was cancelled or does not exist.</summary>
    public async Task<Job?> Claim(Guid id, Guid run, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        var claimed = await db.Jobs.Where(j => j.Id == id && !j.CancelRequested && (j.State == JobState.Queued || j.State == JobState.Running))
            .ExecuteUpdateAsync(
                s => s.SetProperty(j => j.State, JobState.Running).SetProperty(j => j.WorkerRun, run).SetProperty(j => j.Attempt, j => j.Attempt + 1).SetProperty(j => j.StartedAt, j => j.StartedAt ?? now),
                cancellationToken);
        if (claimed == 0)
        {
            // The worker died between being told to stop and stopping.
            await End(id, j => j.CancelRequested, JobState.Cancelled, error: null);
            return null;
        }

        await JobChannels.Announce(db, id, cancellationToken);
        return await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, cancellationToken);
    }

    /// <summary>Whether somebody has asked the job to stop.</summary>
    public async Task<bool> StopAsked(Guid id)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Jobs.AnyAsync(j => j.Id == id && j.CancelRequested);
    }

    public Task Succeed(Guid id, string resultLink, double seconds) => End(id, _ => true, JobState.Succeeded, error: null, resultLink, seconds);

    public Task Fail(Guid id, string error, double seconds) => End(id, _ => true, JobState.Failed, error, resultLink: null, seconds);

    public Task Cancel(Guid id, double seconds) => End(id, _ => true, JobState.Cancelled, error: null, resultLink: null, seconds);

    /// <summary>Back to the queue: this worker is stopping and another will go on.</summary>
    public async Task HandBack(Guid id, double seconds)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await db.Jobs.Where(j => j.Id == id && j.State == JobState.Running)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Queued).SetProperty(j => j.WorkerRun, (Guid?)null).SetProperty(j => j.Seconds, j => j.Seconds + seconds));
        await JobChannels.Announce(db, id, CancellationToken.None);
    }

    private async Task End(
        Guid id, System.Linq.Expressions.Expression<Func<Job, bool>> when, JobState state, string? error, string? resultLink = null, double seconds = 0)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var now = time.GetUtcNow();
        await db.Jobs.Where(j => j.Id == id && (j.State == JobState.Running || j.State == JobState.Queued)).Where(when)
            .ExecuteUpdateAsync(s => s
                .SetProperty(j => j.State, state)
                .SetProperty(j => j.WorkerRun, (Guid?)null)
                .SetProperty(j => j.FinishedAt, now)
                .SetProperty(j => j.Error, error)
                .SetProperty(j => j.ResultLink, resultLink)
                .SetProperty(j => j.Seconds, j => j.Seconds + seconds));
        await JobChannels.Announce(db, id, CancellationToken.None);
    }
}
