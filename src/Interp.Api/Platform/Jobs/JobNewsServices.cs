using Interp.Domain.Platform;

namespace Interp.Api.Platform;

/// <summary>Live news of jobs.</summary>
internal static class JobNewsServices
{
    public static void AddJobNews(this IServiceCollection services)
    {
        services.AddSingleton<JobFeed>();
        services.AddSingleton<IJobFeed>(s => s.GetRequiredService<JobFeed>());
        services.AddHostedService<JobNotifications>();
    }
}
