using System.Security.Claims;
using System.Text.Encodings.Web;
using Interp.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Interp.Api.People;

/// <summary><c>Authorization: Bearer</c> with a personal token.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TokenQueries tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "token";
    private const string Prefix = "Bearer ";

    public static bool Presented(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Presented(Request)) return AuthenticateResult.NoResult();
        var secret = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        if (secret.Length is 0 or > 200 || await tokens.FindOwner(secret, Context.RequestAborted) is not { } person)
            return AuthenticateResult.Fail("This token is not, or no longer, valid.");
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.ToString())], Scheme);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
