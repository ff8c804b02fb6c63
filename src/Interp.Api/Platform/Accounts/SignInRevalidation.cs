using System.Security.Claims;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Interp.Api.Platform;

/// <summary>Closes the session of an open page soon after its person was signed out everywhere or removed.</summary>
internal sealed class SignInRevalidation(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(2);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = await people.GetUserAsync(authenticationState.User);
        return person is not null
            && await people.GetSecurityStampAsync(person) == authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }
}
