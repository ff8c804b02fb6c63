using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Platform;

/// <summary>Reads jobs.</summary>
public sealed class JobQueries(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    private const int ListLength = 200;
    private const int CurveLength = 400;
    private static readonly TimeSpan WorkerSilence = TimeSpan.FromSeconds(30);

    /// <summary>The newest jobs the viewer may see.</summary>
    public async Task<IReadOnlyList<JobSummary>> List(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Summaries(db, db.Jobs.VisibleTo(viewer).OrderByDescending(j => j.CreatedAt).ThenByDescending(j => j.Id).Take(ListLength), cancellationToken);
    }

    /// <summary>One job; null when there is none or the viewer may not see it.</summary>
    public async Task<JobDetail?> Find(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var jobs = db.Jobs.VisibleTo(viewer).Where(j => j.Id == id);
        if (await Summaries(db, jobs, cancellationToken) is not [var summary]) return null;
        var row = await jobs.Select(j => new { j.Parameters, j.Attempt, j.CancelRequested, j.OwnerId, j.CohortId }).SingleAsync(cancellationToken);
        var reports = await db.JobReports.AsNoTracking().Where(r => r.JobId == id).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        var since = time.GetUtcNow() - WorkerSilence;
        var workerSeen = await db.Workers.AnyAsync(w => w.SeenAt > since, cancellationToken);
        return new(
            summary, row.Parameters, JobCurve.Thin(reports, CurveLength).ConvertAll(JobCurve.Progress), row.Attempt, workerSeen,
            row.CancelRequested, JobAccess.MayCancel(viewer, row.OwnerId, row.CohortId));
    }

    /// <summary>A job's state and latest progress, for those whose access has been checked; null when there is none.</summary>
    public async Task<JobEvent?> Latest(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Jobs.Where(j => j.Id == id).Select(j => new
        {
            j.State,
            Report = db.JobReports.Where(r => r.JobId == id).OrderByDescending(r => r.Number).FirstOrDefault(),
        }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : new JobEvent(id, row.State, row.Report is null ? null : JobCurve.Progress(row.Report));
    }

    private static async Task<List<JobSummary>> Summaries(InterpDbContext db, IQueryable<Job> jobs, CancellationToken cancellationToken)
    {
        var rows = await jobs.AsNoTracking().Select(job => new
        {
            job,
            Report = db.JobReports.Where(r => r.JobId == job.Id).OrderByDescending(r => r.Number).FirstOrDefault(),
            Ahead = db.Jobs.Count(other => other.State == JobState.Queued && other.Queue == job.Queue && other.CreatedAt < job.CreatedAt),
            Owner = db.Users.Where(p => p.Id == job.OwnerId).Select(p => p.DisplayName).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r => new JobSummary(
            r.job.Id, r.job.Kind, r.job.Title, r.job.State, r.job.State == JobState.Queued ? r.Ahead + 1 : null,
            r.Report is null ? null : JobCurve.Progress(r.Report),
            r.job.CreatedAt, r.job.StartedAt, r.job.FinishedAt, r.Owner, r.job.ResultLink, r.job.Error));
    }
}
