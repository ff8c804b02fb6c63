using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Circuits;

/// <summary>What work on circuits needs beside jobs and questions, which are found.</summary>
internal static class CircuitsServices
{
    public static void AddCircuits(this IServiceCollection services)
    {
        services.AddSingleton<ExperimentLedger>();
        services.AddSingleton<PromptShelf>();
        services.AddHostedService<PromptSetRegistration>();
    }
}
