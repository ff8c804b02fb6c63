using Interp.Web.Circuits;
using Interp.Web.Components;
using Interp.Web.Dictionaries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Interp.Web;

/// <summary>The site's endpoints.</summary>
public static class WebEndpoints
{
    /// <summary>Maps the pages, the theme form and the pictures. The host has called <c>MapStaticAssets</c>, which sends Blazor's script too.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static RazorComponentsEndpointConventionBuilder MapInterpWeb(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAppearance();
        endpoints.MapPreviews();
        endpoints.MapFeaturePictures();
        endpoints.MapLabPatterns();
        return endpoints.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
