using System.Threading.Channels;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace Interp.Api.Platform;

/// <summary>Listens to the workers over one database connection and passes news on to pages and hub.</summary>
internal sealed class JobNotifications(
    ApiSettings settings, JobQueries jobs, JobFeed feed, IHubContext<JobsHub> hub, TimeProvider time, ILogger<JobNotifications> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Channel<Guid> pending = Channel.CreateUnbounded<Guid>();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Listen(stoppingToken), PassOn(stoppingToken));

    private async Task Listen(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnce(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or IOException)
            {
                log.LogWarning(exception, "The connection that listens for news of jobs was lost; trying again.");
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task ListenOnce(CancellationToken stoppingToken)
    {
        await using var connection = new NpgsqlConnection(settings.Database);
        await connection.OpenAsync(stoppingToken);
        connection.Notification += (_, news) =>
        {
            if (Guid.TryParse(news.Payload, out var id)) pending.Writer.TryWrite(id);
        };
        await using (var listen = new NpgsqlCommand($"LISTEN {JobChannels.News}", connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
        // What happened while nobody listened.
        foreach (var id in feed.Watched) pending.Writer.TryWrite(id);
        while (!stoppingToken.IsCancellationRequested) await connection.WaitAsync(stoppingToken);
    }

    private async Task PassOn(CancellationToken stoppingToken)
    {
        while (await pending.Reader.WaitToReadAsync(stoppingToken))
        {
            var ids = new HashSet<Guid>();
            while (pending.Reader.TryRead(out var id)) ids.Add(id);
            foreach (var id in ids) await PassOn(id, stoppingToken);
        }
    }

    private async Task PassOn(Guid id, CancellationToken stoppingToken)
    {
        try
        {
            if (await jobs.Latest(id, stoppingToken) is not { } news) return;
            feed.Publish(news);
            await hub.Clients.Group(JobsHub.GroupOf(id)).SendAsync(JobsHub.MessageFor(news), news, stoppingToken);
        }
        catch (NpgsqlException exception)
        {
            log.LogWarning(exception, "News of job {Job} could not be read.", id);
        }
    }
}
