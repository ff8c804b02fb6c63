using Interp.Domain.Database;
using Interp.Workers.Hosting;
using Interp.Workers.Inference;
using Interp.Workers.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interp.Workers.Heartbeats;

/// <summary>Says every few seconds that this worker lives, so that a page can say when none does, and where it answers live questions.</summary>
internal sealed class Heartbeat(IDbContextFactory<InterpDbContext> contexts, InferenceDoor door, WorkerSettings settings, TimeProvider time, ILogger<Heartbeat> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);
    private readonly string name = $"{Environment.MachineName}-{Environment.ProcessId}";

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await db.Workers.Where(w => w.Name == name).ExecuteDeleteAsync(cancellationToken);
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
            INSERT INTO workers (name, started_at, seen_at, inference_address, inference_secret, memory_bytes)
            VALUES ({name}, {started}, {now}, {door.Address}, {door.Secret}, {settings.JobMemoryBytes})
            ON CONFLICT (name) DO UPDATE SET seen_at = {now}, started_at = {started}, inference_address = {door.Address}, inference_secret = {door.Secret}, memory_bytes = {settings.JobMemoryBytes}
            """,
            cancellationToken);
        await db.Workers.Where(w => w.SeenAt < old).ExecuteDeleteAsync(cancellationToken);
    }
}
