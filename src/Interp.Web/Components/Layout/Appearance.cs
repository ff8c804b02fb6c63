using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Interp.Web.Components;

/// <summary>The reader's choice of theme, kept in a cookie so that the first byte of a page already has it.</summary>
public static class Appearance
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "theme";

    /// <summary>Address that the theme form posts to.</summary>
    public const string Address = "/appearance";

    private const string Light = "light";
    private const string Dark = "dark";

    /// <summary>The theme a cookie asks for; null leaves it to the browser's own preference.</summary>
    /// <param name="value">The cookie's value, as hostile as any.</param>
    public static string? FromCookie(string? value) => value is Light or Dark ? value : null;

    /// <summary>Maps the address that the theme form posts to.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static IEndpointConventionBuilder MapAppearance(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Address, Choose).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static IResult Choose([FromForm] string? theme, [FromForm] string? returnUrl, HttpContext context)
    {
        if (FromCookie(theme) is { } chosen)
        {
            context.Response.Cookies.Append(Cookie, chosen, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(400),
                Secure = context.Request.IsHttps,
            });
        }
        else
        {
            context.Response.Cookies.Delete(Cookie);
        }

        return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
    }
}
