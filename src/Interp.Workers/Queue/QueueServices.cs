using Interp.Workers.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Interp.Workers.Queue;

/// <summary>A node of the Quartz cluster that takes jobs from the API's queue.</summary>
internal static class QueueServices
{
    public static void AddQueue(this IServiceCollection services, WorkerSettings settings)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "interp";
                options.GenerateInstanceId = true;
                options.IdleWaitTime = TimeSpan.FromSeconds(1);
                options.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(settings.Concurrency);
            quartz.ServeExecutionGroups("cpu");
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(settings.Database);
                store.UseSystemTextJsonSerializer();
                store.ProvisionSchema();
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = settings.CheckIn;
                    cluster.CheckinMisfireThreshold = settings.CheckIn;
                });
                // A worker that is told to stop hands its job back; its checkpoint lets the next one go on.
                store.ConfigureStore(options => options.RecoverFiringsCancelledByShutdown = true);
            });
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
