using Hangfire;
using Hangfire.Common;
using Interp.Domain.Platform;
using Microsoft.Extensions.Hosting;

namespace Interp.Queue;

/// <summary>Takes jobs from the queues and runs them: one of Hangfire's servers for each queue, since one server would serve several by their alphabet.</summary>
internal sealed class JobServers(IServiceProvider services, JobStorage storage, QueueTables tables, QueueFailures failures, ServerSettings settings) : IHostedService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CancellationLook = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim places = new(settings.Computing);
    private List<BackgroundJobServer> servers = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await tables.Install(cancellationToken);
        servers = [.. settings.Queues.Select(Serve)];
    }

    /// <summary>Tells the jobs at once, and waits until they have been handed back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice, a server not.
        var stopping = Interlocked.Exchange(ref servers, []);
        foreach (var server in stopping) server.SendStop();
        foreach (var server in stopping)
        {
            await server.WaitForShutdownAsync(cancellationToken);
            server.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var server in Interlocked.Exchange(ref servers, [])) server.Dispose();
        places.Dispose();
    }

    private BackgroundJobServer Serve(QueueName queue) => new(
        new BackgroundJobServerOptions
        {
            ServerName = $"{Environment.MachineName}:{Environment.ProcessId}:{EnumNames.Of(queue)}",
            Queues = [EnumNames.Of(queue)],
            WorkerCount = settings.Workers(queue),
            Activator = new QueuedJobs(services, queue == QueueName.Light ? null : places),
            // Of our own: without Hangfire's retries, a job that fails has failed.
            FilterProvider = new JobFilterCollection { failures },
            StopTimeout = TimeSpan.Zero,
            ShutdownTimeout = Patience,
            CancellationCheckInterval = CancellationLook,
        },
        storage);
}
