using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Platform;

/// <summary>
/// Counts the workers that ended while they ran a job, so that it cannot end one after the other. A worker that stops hands its job back and one that loses the
/// database gives signs of life again: neither counts. Every checkpoint and every row of an experiment since begins the count anew: long work survives any
/// number of restarts.
/// </summary>
internal sealed class LostWorkers(IDbContextFactory<InterpDbContext> contexts, WorkerRun here, WorkerSettings settings, TimeProvider time)
{
    /// <summary>So many lost workers are no accident.</summary>
    public const int Most = 2;

    /// <summary>In this time whoever lives has given at least two signs.</summary>
    private static readonly TimeSpan Grace = Heartbeat.Interval * 2.5;

    /// <summary>Whether the job may be run, be it again; notes the worker it was lost with. Called by who holds the job's lock.</summary>
    public async Task<bool> MayRun(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var job = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id, cancellationToken);
        // Handed back, ended, or still this worker's own: then only the database was lost.
        if (job is not { State: JobState.Running, CancelRequested: false, WorkerRun: { } run } || run == here.Id) return true;
        var comeTo = $"{await db.ExperimentRows.CountAsync(r => r.ExperimentId == id, cancellationToken)} {JobFolder.Checkpoints(settings.JobFolder(id))}";
        Guid[] lost = job.LostAt == comeTo ? [.. job.LostRuns.Append(run).Distinct()] : [run];
        if (lost.Length >= Most) lost = await Silent(db, lost, cancellationToken);
        await db.Jobs.Where(j => j.Id == id).ExecuteUpdateAsync(s => s.SetProperty(j => j.LostRuns, lost).SetProperty(j => j.LostAt, comeTo), cancellationToken);
        return lost.Length < Most;
    }

    /// <summary>Those that give no sign of life: the others had only lost the database.</summary>
    private async Task<Guid[]> Silent(InterpDbContext db, Guid[] runs, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow();
        await Task.Delay(Grace, time, cancellationToken);
        var living = await db.Workers.Where(w => w.RunId != null && runs.Contains(w.RunId.Value) && w.SeenAt > since).Select(w => w.RunId!.Value).ToListAsync(cancellationToken);
        return [.. runs.Except(living)];
    }
}
