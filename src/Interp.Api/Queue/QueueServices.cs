using Interp.Domain.Jobs;
using Quartz;

namespace Interp.Api.Queue;

/// <summary>The queue as the API sees it: it puts jobs in and never runs any, so its scheduler is never started.</summary>
internal static class QueueServices
{
    public static void AddJobQueue(this IServiceCollection services, string database)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "interp";
                options.GenerateInstanceId = true;
            });
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(database);
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
                store.ProvisionSchema();
            });
        });
        services.AddSingleton<QuartzJobQueue>();
        services.AddSingleton<IJobQueue>(s => s.GetRequiredService<QuartzJobQueue>());
    }
}
