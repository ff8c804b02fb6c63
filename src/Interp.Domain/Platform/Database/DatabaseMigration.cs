using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Platform;

/// <summary>Brings the database to the version this code needs.</summary>
public sealed class DatabaseMigration(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>"interp" in ASCII: any number that nothing else in the database locks on.</summary>
    private const long LockKey = 0x696e74657270;

    /// <summary>Applies what is missing; several processes may call it at once, one does the work and the others wait.</summary>
    public async Task Apply(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockKey})", cancellationToken);
        try
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockKey})", CancellationToken.None);
        }
    }
}
