using Interp.Domain.Platform;

namespace Interp.Api.Platform;

/// <summary>Asking workers while one waits.</summary>
internal static class InferenceServices
{
    public static void AddInference(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(InferenceClientSettings.From(configuration));
        // The time allowed is kept by the asking itself; workers are told apart by their address, never by a proxy.
        services.AddHttpClient(InferenceWorkers.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(2), AllowAutoRedirect = false })
            .RemoveAllLoggers();
        services.AddSingleton<IInferenceWorkers, InferenceWorkers>();
        services.AddSingleton<IInferenceAllowance, InferenceAllowance>();
    }
}
