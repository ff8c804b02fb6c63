using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Platform;

/// <summary>Reads what workers say of themselves.</summary>
public sealed class WorkerQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Of the largest worker that was here within a day: one that is restarting still counts.</summary>
    public async Task<WorkerCapacity> Capacity(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Workers.MaxAsync(w => w.MemoryBytes, cancellationToken) is { } bytes ? new(bytes) : WorkerCapacity.Unknown;
    }

    /// <summary>Whether a worker that was here within a day has a GPU.</summary>
    public async Task<bool> AnyHasGpu(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Workers.AnyAsync(w => w.HasGpu, cancellationToken);
    }
}
