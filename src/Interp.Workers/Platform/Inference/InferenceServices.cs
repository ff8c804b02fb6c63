using Interp.Domain.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Platform;

/// <summary>Answering while one waits.</summary>
internal static class InferenceServices
{
    public static void AddInference(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(InferenceSettings.From(configuration));
        services.AddSingleton<InferenceDoor>();
        services.AddSingleton<InferenceLine>();
        services.AddSingleton<InferenceShelf>();
        services.AddEvery<IInferenceHandler>(typeof(InferenceServices).Assembly);
        services.AddHostedService<InferenceServer>();
    }
}
