using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Heartbeats;

/// <summary>Signs of life.</summary>
internal static class HeartbeatServices
{
    public static void AddHeartbeat(this IServiceCollection services) => services.AddHostedService<Heartbeat>();
}
