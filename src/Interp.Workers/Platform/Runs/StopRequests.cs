using System.Collections.Concurrent;
using Interp.Domain.Platform;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interp.Workers.Platform;

/// <summary>Listens for requests to stop and passes them to the jobs that run here.</summary>
internal sealed class StopRequests(WorkerSettings settings, JobLedger ledger, TimeProvider time, ILogger<StopRequests> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> running = new();

    /// <summary>A token that ends with the worker, with its hold on the job, or when somebody asks this job to stop; dispose it when the job has ended.</summary>
    public CancellationTokenSource Watch(Guid jobId, CancellationToken worker, CancellationToken lost) => running[jobId] = CancellationTokenSource.CreateLinkedTokenSource(worker, lost);

    public void Forget(Guid jobId)
    {
        if (running.TryRemove(jobId, out var source)) source.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException || DatabaseLoss.Is(exception))
            {
                log.LogWarning(exception, "The connection that listens for requests to stop was lost; trying again.");
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken stoppingToken)
    {
        await using var connection = new NpgsqlConnection(settings.Database);
        await connection.OpenAsync(stoppingToken);
        connection.Notification += (_, asked) =>
        {
            if (Guid.TryParse(asked.Payload, out var id)) Stop(id);
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {JobChannels.Stop}", connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
        // Requests made while nobody listened.
        foreach (var id in running.Keys)
            if (await ledger.StopAsked(id)) Stop(id);
        while (!stoppingToken.IsCancellationRequested) await connection.WaitAsync(stoppingToken);
    }

    private void Stop(Guid id)
    {
        if (!running.TryGetValue(id, out var source)) return;
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended in this moment.
        }
    }
}
