using Npgsql;

namespace Interp.Workers.Runs;

/// <summary>Held while a job runs. Should the cluster think a slow worker dead, the next one waits here; a dead worker's connection, and with it the lock, is gone.</summary>
internal sealed class JobLock : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;

    private JobLock(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<JobLock> Take(string database, Guid jobId, CancellationToken cancellationToken)
    {
        // Unpooled: closing the connection must free the lock.
        var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        try
        {
            await opened.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 0))", opened) { CommandTimeout = 0, Parameters = { new() { Value = $"job {jobId}" } } };
            await command.ExecuteNonQueryAsync(cancellationToken);
            return new JobLock(opened);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
