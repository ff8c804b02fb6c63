using Interp.Domain.Platform;
using Microsoft.AspNetCore.Authorization;

namespace Interp.Api.Platform;

/// <summary>Whether the caller is one now, as the database says: a cookie lives longer than an office.</summary>
internal sealed class AdministratorCheck(IViewerAccessor viewers) : AuthorizationHandler<AdministratorsOnly>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorsOnly requirement)
    {
        if ((await viewers.Current()).IsAdministrator) context.Succeed(requirement);
    }
}
