using Interp.Domain.Platform;

namespace Interp.Queue;

/// <summary>Brings the database to what this version needs: its own tables, the queue's, and into the queue what a site from before had under way.</summary>
public sealed class SitePreparation(DatabaseMigration migration, QueueTables tables, UnqueuedJobs unqueued)
{
    /// <summary>Several processes may call it at once, and any number of times.</summary>
    public async Task Prepare(CancellationToken cancellationToken)
    {
        await migration.Apply(cancellationToken);
        await tables.Install(cancellationToken);
        await unqueued.Enqueue(cancellationToken);
    }
}
