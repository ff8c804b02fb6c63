using System.Security.Claims;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Components.Authorization;

namespace Interp.Api.Platform;

/// <summary>Reads the person from the request, or inside an interactive page from its circuit, and the roles from the database each time.</summary>
internal sealed class ViewerAccessor(IHttpContextAccessor requests, AuthenticationStateProvider circuit, ViewerQueries viewers) : IViewerAccessor
{
    public async Task<Viewer> Current()
    {
        var user = requests.HttpContext?.User ?? (await circuit.GetAuthenticationStateAsync()).User;
        return Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var person)
            ? await viewers.Find(person, requests.HttpContext?.RequestAborted ?? CancellationToken.None)
            : Viewer.Anonymous;
    }
}
