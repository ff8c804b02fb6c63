using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Platform;

/// <summary>Signs of life.</summary>
internal static class HeartbeatServices
{
    public static void AddHeartbeat(this IServiceCollection services) => services.AddHostedService<Heartbeat>();
}
