using System.Data;
using Npgsql;

namespace Interp.Workers.Platform;

/// <summary>Held while a job runs. Should the queue think a slow worker dead, the next one waits here; a dead worker's connection, and with it the lock, is gone.</summary>
internal sealed class JobLock : IAsyncDisposable
{
    private const int KeepAliveSeconds = 5;
    private readonly NpgsqlConnection connection;
    private readonly CancellationTokenSource lost = new();

    private JobLock(NpgsqlConnection connection) => this.connection = connection;

    /// <summary>Ends when the connection breaks: whoever asks next gets the lock, so the work must stop here.</summary>
    public CancellationToken Lost => lost.Token;

    public static async Task<JobLock> Take(string database, Guid jobId, CancellationToken cancellationToken)
    {
        // Unpooled: closing the connection must free the lock.
        var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false, KeepAlive = KeepAliveSeconds }.ConnectionString);
        try
        {
            await opened.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtextextended($1, 0))", opened) { CommandTimeout = 0, Parameters = { new() { Value = $"job {jobId}" } } };
            await command.ExecuteNonQueryAsync(cancellationToken);
            var held = new JobLock(opened);
            opened.StateChange += held.Changed;
            return held;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks now: a broken connection is otherwise noticed only within <see cref="KeepAliveSeconds"/> seconds, and what was done in between may be another's to do.</summary>
    /// <exception cref="DatabaseLostException">The lock was lost on the way.</exception>
    public async Task Confirm(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            throw new DatabaseLostException();
        }
    }

    public async ValueTask DisposeAsync()
    {
        connection.StateChange -= Changed;
        await connection.DisposeAsync();
        lost.Dispose();
    }

    private void Changed(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState is ConnectionState.Closed or ConnectionState.Broken) lost.Cancel();
    }
}
