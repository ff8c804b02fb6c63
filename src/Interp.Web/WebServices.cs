using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace Interp.Web;

/// <summary>What the site needs from the container.</summary>
public static class WebServices
{
    /// <summary>Registers Razor components with interactive server rendering. The host registers Interp.Domain and the viewer.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddInterpWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        return services;
    }
}
