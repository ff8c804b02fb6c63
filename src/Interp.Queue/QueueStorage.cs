using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;

namespace Interp.Queue;

/// <summary>Hangfire's tables, in a schema of their own in the site's database, and the settings that everybody who uses them must share.</summary>
public static class QueueStorage
{
    /// <summary>The schema.</summary>
    public const string Schema = "hangfire";

    private static readonly TimeSpan LeastInvisibility = TimeSpan.FromSeconds(5);

    /// <summary>How long a job may go without a sign of its worker before another takes it: at least 5 s, and two signs of life may be missed.</summary>
    /// <param name="checkIn">How often workers give signs of life.</param>
    public static TimeSpan Invisibility(TimeSpan checkIn) => checkIn * 2 > LeastInvisibility ? checkIn * 2 : LeastInvisibility;

    /// <summary>The settings.</summary>
    /// <param name="invisibility">As <see cref="Invisibility"/> says; for those who only put jobs in, any.</param>
    public static PostgreSqlStorageOptions Options(TimeSpan invisibility) => new()
    {
        SchemaName = Schema,
        // QueueTables does it, once and where it is seen.
        PrepareSchemaIfNecessary = false,
        // Otherwise a job that takes longer than the timeout is given to a second worker while the first is at it.
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = invisibility,
        // Who puts a job in wakes those who wait; both sides must have it.
        EnableLongPolling = true,
        // For what nobody wakes them for: the jobs of a worker that died.
        QueuePollInterval = TimeSpan.FromSeconds(1),
        // What a worker that is killed amid a change of state leaves locked.
        DistributedLockTimeout = TimeSpan.FromMinutes(1),
    };

    /// <summary>The tables as this database holds them.</summary>
    /// <param name="database">Npgsql connection string.</param>
    /// <param name="invisibility">As in <see cref="Options"/>.</param>
    public static JobStorage Open(string database, TimeSpan invisibility)
    {
        var options = Options(invisibility);
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(OwnPool(database), options), options);
    }

    /// <summary>The tables through a connection that somebody else opened and will close, and inside its transaction.</summary>
    internal static JobStorage Over(NpgsqlConnection connection)
    {
        var options = Options(LeastInvisibility);
        return new PostgreSqlStorage(new ExistingNpgsqlConnectionFactory(connection, options), options);
    }

    // Those that wait and listen hold their connections; the site's own queries have theirs.
    private static string OwnPool(string database) => new NpgsqlConnectionStringBuilder(database) { ApplicationName = "interp queue" }.ConnectionString;
}
