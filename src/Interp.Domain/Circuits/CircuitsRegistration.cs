using Microsoft.Extensions.DependencyInjection;

namespace Interp.Domain.Circuits;

/// <summary>What circuits need beside queries, commands and kinds of job, which are found.</summary>
internal static class CircuitsRegistration
{
    public static void AddCircuits(this IServiceCollection services)
    {
        services.AddSingleton<ExperimentSubjects>();
        services.AddSingleton<ExperimentEstimates>();
        services.AddSingleton<PromptReadings>();
        services.AddSingleton<PromptPicks>();
        services.AddSingleton<CircuitTests>();
        services.AddSingleton<RunsAlike>();
        services.AddSingleton<CircuitComparisons>();
    }
}
