using System.Text.Encodings.Web;
using System.Text.Unicode;
using Interp.Domain.Platform;
using Interp.Web.Circuits;
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
        // Pages are UTF-8: letters of every script stay letters, what could be markup is still encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddEvery<IExperimentTab>(typeof(WebServices).Assembly);
        services.AddSingleton<ExperimentTabs>();
        services.AddRadzenComponents();
        return services;
    }
}
