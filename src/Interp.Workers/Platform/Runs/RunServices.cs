using Interp.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Platform;

/// <summary>Running jobs, whatever their kind.</summary>
internal static class RunServices
{
    public static void AddRuns(this IServiceCollection services)
    {
        services.AddSingleton(new WorkerRun(Guid.NewGuid()));
        services.AddSingleton<JobLedger>();
        services.AddSingleton<LostWorkers>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<StopRequests>();
        services.AddHostedService(s => s.GetRequiredService<StopRequests>());
        services.AddEvery<IJobHandler>(typeof(RunServices).Assembly);
    }
}
