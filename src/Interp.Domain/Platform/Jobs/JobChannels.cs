using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Platform;

/// <summary>The Postgres channels that carry news of jobs between processes; a notification holds the job's id and the rest is read from its row.</summary>
public static class JobChannels
{
    /// <summary>State or progress of a job has changed.</summary>
    public const string News = "interp_jobs";

    /// <summary>A running job shall stop.</summary>
    public const string Stop = "interp_jobs_stop";

    /// <summary>Tells everybody who listens to <see cref="News"/>.</summary>
    public static Task Announce(InterpDbContext db, Guid jobId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_notify({News}, {jobId.ToString()})", cancellationToken);

    /// <summary>Tells the worker that runs it.</summary>
    public static Task AskToStop(InterpDbContext db, Guid jobId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_notify({Stop}, {jobId.ToString()})", cancellationToken);
}
