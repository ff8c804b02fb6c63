using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Domain.Platform;

/// <summary>Submits and cancels jobs.</summary>
public sealed class JobCommands(IDbContextFactory<InterpDbContext> contexts, IEnumerable<IJobKind> kinds, JobRouting routing, IJobQueue queue, TimeProvider time)
{
    /// <summary>Most unfinished jobs of one person.</summary>
    public const int MaxUnfinishedPerPerson = 20;

    /// <summary>Checks, authorises and queues a job; the same work that is queued, running or done already is not queued again unless forced.</summary>
    /// <exception cref="ForbiddenException">The viewer may not start this.</exception>
    /// <exception cref="InvalidParametersException">Nothing was queued.</exception>
    /// <exception cref="TooManyJobsException">The viewer's limit is reached.</exception>
    public async Task<JobSubmission> Submit(Viewer viewer, string kind, JsonElement parameters, bool force, CancellationToken cancellationToken)
    {
        var handler = kinds.SingleOrDefault(k => string.Equals(k.Kind, kind, StringComparison.Ordinal))
            ?? throw new InvalidParametersException([new("kind", $"Choose one of: {string.Join(", ", kinds.Select(k => k.Kind).Order(StringComparer.Ordinal))}.")]);
        JobCohort.RequireAnywhere(viewer, handler.About);
        var draft = await handler.Prepare(viewer, parameters, cancellationToken);
        var hash = JobHash.Of(kind, draft, viewer.PersonId!.Value);
        var existing = force ? null : await Unforced(hash, cancellationToken);
        if (existing is not null) return new(existing.Id, Existing: true);
        var conflicts = await handler.Conflicts(draft.ParametersJson, cancellationToken);
        if (conflicts.Count > 0) throw new InvalidParametersException(conflicts);
        await RequireRoom(viewer, cancellationToken);
        var job = New(viewer, kind, draft, hash, force, time.GetUtcNow());
        job.Queue = await routing.QueueOf(handler, cancellationToken);
        if (await TryQueue(job, cancellationToken)) return new(job.Id, Existing: false);
        existing = await Unforced(hash, cancellationToken) ?? throw new InvalidOperationException("The same job ended in this moment; submit it again.");
        return new(existing.Id, Existing: true);
    }

    /// <summary>Asks a job to stop; a queued one stops at once, a running one at its next step. A finished one stays as it is.</summary>
    /// <exception cref="JobNotFoundException">There is none that the viewer may see.</exception>
    /// <exception cref="ForbiddenException">Only who started it, an instructor of its cohort or an administrator may.</exception>
    public async Task Cancel(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var job = await db.Jobs.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(j => j.Id == id, cancellationToken) ?? throw new JobNotFoundException(id);
        if (!JobAccess.MayCancel(viewer, job.OwnerId, job.CohortId))
            throw new ForbiddenException("Only the person who started a job, an instructor of its cohort or an administrator may cancel it. Ask one of them.");
        var now = time.GetUtcNow();
        await db.Jobs.Where(j => j.Id == id && j.State == JobState.Running)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.CancelRequested, true), cancellationToken);
        await db.Jobs.Where(j => j.Id == id && j.State == JobState.Queued)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.CancelRequested, true).SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.FinishedAt, now), cancellationToken);
        await JobChannels.Announce(db, id, cancellationToken);
        await JobChannels.AskToStop(db, id, cancellationToken);
    }

    private static Job New(Viewer viewer, string kind, JobDraft draft, byte[] hash, bool force, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        Title = draft.Title,
        State = JobState.Queued,
        Parameters = draft.ParametersJson,
        ParameterHash = hash,
        Forced = force,
        Visibility = draft.Visibility,
        CohortId = draft.CohortId,
        OwnerId = viewer.PersonId,
        CreatedAt = now,
    };

    private async Task<Job?> Unforced(byte[] hash, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.AsNoTracking().SingleOrDefaultAsync(
            j => j.ParameterHash == hash && !j.Forced && (j.State == JobState.Queued || j.State == JobState.Running || j.State == JobState.Succeeded),
            cancellationToken);
    }

    private async Task RequireRoom(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var unfinished = await db.Jobs.CountAsync(
            j => j.OwnerId == viewer.PersonId && (j.State == JobState.Queued || j.State == JobState.Running), cancellationToken);
        if (unfinished >= MaxUnfinishedPerPerson) throw new TooManyJobsException(MaxUnfinishedPerPerson);
    }

    /// <summary>Row and entry in the queue, both or neither; false when the same work is there already.</summary>
    private async Task<bool> TryQueue(Job job, CancellationToken cancellationToken)
    {
        using var transaction = JobTransaction.Begin();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        db.Jobs.Add(job);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            queue.Enqueue(db.Database.GetDbConnection(), job.Id, job.Queue!.Value);
            transaction.Complete();
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }
}
