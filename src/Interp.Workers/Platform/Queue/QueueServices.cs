using Interp.Domain.Platform;
using Interp.Queue;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Platform;

/// <summary>Takes jobs from the API's queue.</summary>
internal static class QueueServices
{
    public static void AddQueue(this IServiceCollection services, WorkerSettings settings)
    {
        services.AddSingleton<IQueuedJob, QueuedJob>();
        services.AddJobServers(settings.Database, new ServerSettings(settings.Queues, settings.Concurrency, settings.CheckIn));
    }
}
