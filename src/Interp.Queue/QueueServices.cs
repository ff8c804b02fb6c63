using Interp.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Interp.Queue;

/// <summary>The queue in a container: nothing static of Hangfire's is touched, so that several can live in one process.</summary>
public static class QueueServices
{
    private static readonly TimeSpan AnyInvisibility = TimeSpan.FromSeconds(10);

    /// <summary>For a process that puts jobs in and looks at them, and runs none.</summary>
    public static IServiceCollection AddJobQueue(this IServiceCollection services, string database)
    {
        services.AddSingleton(new QueueTables(database));
        services.AddSingleton(_ => QueueStorage.Open(database, AnyInvisibility));
        services.AddSingleton<IJobQueue, HangfireJobQueue>();
        services.AddSingleton<SitePreparation>();
        return services;
    }

    /// <summary>For a process that runs them; its container also brings <see cref="IQueuedJob"/>.</summary>
    public static IServiceCollection AddJobServers(this IServiceCollection services, string database, ServerSettings settings)
    {
        services.AddSingleton(new QueueTables(database));
        services.AddSingleton(settings);
        services.AddSingleton(_ => QueueStorage.Open(database, settings.Invisibility));
        services.AddSingleton<QueueFailures>();
        services.AddSingleton<IHostedService, JobServers>();
        services.AddSingleton<IHostedService, StrandedJobs>();
        return services;
    }
}
