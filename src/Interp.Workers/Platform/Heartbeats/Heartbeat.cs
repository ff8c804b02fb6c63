using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interp.Workers.Platform;

/// <summary>Says every few seconds that this worker lives, so that a page can say when none does, and where it answers live questions.</summary>
internal sealed class Heartbeat(IDbContextFactory<InterpDbContext> contexts, InferenceDoor door, WorkerRun run, WorkerSettings settings, TimeProvider time, ILogger<Heartbeat> log) : BackgroundService
{
    /// <summary>Between two signs.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private readonly string name = $"{Environment.MachineName}-{Environment.ProcessId}";

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Workers.Where(w => w.Name == name).ExecuteDeleteAsync(cancellationToken);
            // It ends of its own accord: a job that others took from it, while the database was out of its reach, did not end it.
            await db.Database.ExecuteSqlAsync($"UPDATE jobs SET lost_runs = array_remove(lost_runs, {run.Id}) WHERE {run.Id} = ANY (lost_runs)", cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException || DatabaseLoss.Is(exception))
        {
            log.LogWarning(exception, "This worker could not sign off; pages will say that it is silent in half a minute.");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetUtcNow();
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await Beat(started, stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException || DatabaseLoss.Is(exception))
            {
                log.LogWarning(exception, "The sign of life could not be written.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Beat(DateTimeOffset started, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var old = now - Forgotten;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO workers (name, run_id, started_at, seen_at, inference_address, inference_secret, memory_bytes, has_gpu)
            VALUES ({name}, {run.Id}, {started}, {now}, {door.Address}, {door.Secret}, {settings.JobMemoryBytes}, {settings.HasGpu})
            ON CONFLICT (name) DO UPDATE SET run_id = EXCLUDED.run_id, seen_at = EXCLUDED.seen_at, started_at = EXCLUDED.started_at,
                inference_address = EXCLUDED.inference_address, inference_secret = EXCLUDED.inference_secret, memory_bytes = EXCLUDED.memory_bytes, has_gpu = EXCLUDED.has_gpu
            """,
            cancellationToken);
        await db.Workers.Where(w => w.SeenAt < old).ExecuteDeleteAsync(cancellationToken);
    }
}
