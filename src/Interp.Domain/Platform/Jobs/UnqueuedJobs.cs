using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Platform;

/// <summary>Jobs of a site from before jobs were queued as they are now: their rows name no queue.</summary>
public sealed class UnqueuedJobs(IDbContextFactory<InterpDbContext> contexts, IEnumerable<IJobKind> kinds, JobRouting routing, IJobQueue queue)
{
    /// <summary>Puts each that has not ended into its queue, oldest first. Several processes may call it, again and again: a job is queued once.</summary>
    public async Task Enqueue(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var left = await Left(db).OrderBy(j => j.CreatedAt).ThenBy(j => j.Id).Select(j => new { j.Id, j.Kind }).ToListAsync(cancellationToken);
        foreach (var job in left) await Enqueue(job.Id, job.Kind, cancellationToken);
    }

    private static IQueryable<Job> Left(InterpDbContext db) => db.Jobs.Where(j => j.Queue == null && (j.State == JobState.Queued || j.State == JobState.Running));

    private async Task Enqueue(Guid id, string kind, CancellationToken cancellationToken)
    {
        // A kind that is no more still gets its turn: the worker says so in the job's row.
        var known = kinds.SingleOrDefault(k => string.Equals(k.Kind, kind, StringComparison.Ordinal));
        var where = known is null ? QueueName.Cpu : await routing.QueueOf(known, cancellationToken);
        using var transaction = JobTransaction.Begin();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        // Who comes second waits here for the first, and then finds nothing.
        if (await Left(db).Where(j => j.Id == id).ExecuteUpdateAsync(s => s.SetProperty(j => j.Queue, where), cancellationToken) == 0) return;
        queue.Enqueue(db.Database.GetDbConnection(), id, where);
        transaction.Complete();
    }
}
