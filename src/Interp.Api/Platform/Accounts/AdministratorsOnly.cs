using Microsoft.AspNetCore.Authorization;

namespace Interp.Api.Platform;

/// <summary>Asks for a site administrator.</summary>
internal sealed class AdministratorsOnly : IAuthorizationRequirement
{
    /// <summary>The policy of endpoints that are for them alone.</summary>
    public const string Policy = "administrators";
}
