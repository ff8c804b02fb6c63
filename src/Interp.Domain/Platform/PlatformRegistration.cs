using Microsoft.Extensions.DependencyInjection;

namespace Interp.Domain.Platform;

/// <summary>What jobs and the database need beside queries and commands, which are found.</summary>
internal static class PlatformRegistration
{
    public static void AddPlatform(this IServiceCollection services)
    {
        services.AddSingleton<DatabaseMigration>();
        services.AddSingleton<DevelopmentDatabase>();
        services.AddSingleton<JobCatalogue>();
        services.AddSingleton<JobRouting>();
        services.AddSingleton<UnqueuedJobs>();
    }
}
