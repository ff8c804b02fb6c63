using Hangfire.PostgreSql;
using Interp.Domain.Platform;
using Npgsql;

namespace Interp.Queue;

/// <summary>Hangfire's tables, where something is done to them that Hangfire itself does not do.</summary>
/// <param name="database">Npgsql connection string.</param>
public sealed class QueueTables(string database)
{
    private const string Fresh = $"UPDATE {QueueStorage.Schema}.jobqueue SET fetchedat = NULL WHERE fetchedat < now() - $1";

    private const string Leave =
        $"""
        WITH left_behind AS (
            UPDATE {QueueStorage.Schema}.jobqueue SET queue = 'cpu'
            WHERE queue = 'gpu' AND fetchedat IS NULL AND NOT EXISTS (SELECT FROM workers WHERE has_gpu AND seen_at > now() - $1)
            RETURNING jobid)
        UPDATE jobs SET queue = 'cpu'
        FROM left_behind JOIN {QueueStorage.Schema}.jobparameter entry ON entry.jobid = left_behind.jobid AND entry.name = '{HangfireJobQueue.OurJob}'
        WHERE jobs.id::text = trim('"' FROM entry.value)
        """;

    /// <summary>Entries name what they call. Until version 0.2 the interface stood in another namespace.</summary>
    private static readonly string Rename =
        $"""
        UPDATE {QueueStorage.Schema}.job SET invocationdata = jsonb_set(invocationdata, ARRAY['Type'], to_jsonb(replace(invocationdata ->> 'Type', 'Interp.Domain.Jobs.', '{typeof(IQueuedJob).Namespace}.')))
        WHERE invocationdata ->> 'Type' LIKE 'Interp.Domain.Jobs.%'
        """;

    /// <summary>Creates what is missing or old. Several processes may call it at once.</summary>
    public async Task Install(CancellationToken cancellationToken)
    {
        // Unpooled: closing it gives the lock back. Two that create the same schema at the same time would disturb each other.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var alone = new NpgsqlCommand($"SELECT pg_advisory_lock(hashtextextended('{QueueStorage.Schema}', 0))", connection);
        await alone.ExecuteNonQueryAsync(cancellationToken);
        PostgreSqlObjectsInstaller.Install(connection, QueueStorage.Schema);
        await using var rename = new NpgsqlCommand(Rename, connection);
        await rename.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Makes fresh again what was taken and has had no sign of its worker for this long. Fresh ones go by their number, so these come first;
    /// as taken ones they would come after all fresh ones.
    /// </summary>
    /// <returns>How many there were.</returns>
    internal Task<int> Freshen(TimeSpan invisibility, CancellationToken cancellationToken) => Change(Fresh, invisibility, cancellationToken);

    /// <summary>Lets jobs that wait for a GPU run on the cores when no worker with a GPU has given a sign of life for this long.</summary>
    /// <returns>How many there were.</returns>
    internal Task<int> LeaveGpu(TimeSpan gone, CancellationToken cancellationToken) => Change(Leave, gone, cancellationToken);

    private async Task<int> Change(string sql, TimeSpan time, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = time } } };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
