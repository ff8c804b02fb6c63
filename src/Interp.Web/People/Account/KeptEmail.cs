using Microsoft.AspNetCore.Http;

namespace Interp.Web.People;

/// <summary>The email of a failed sign-in, kept for the next look at the form. In a cookie of a minute, since an address would end up in logs and histories.</summary>
public static class KeptEmail
{
    private const string Cookie = "sign-in-email";
    private const int MostLetters = 256;

    private static CookieOptions Options(HttpContext context) => new()
    {
        Path = SignInAddress.Path,
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        MaxAge = TimeSpan.FromMinutes(1),
        Secure = context.Request.IsHttps,
    };

    /// <summary>Keeps what was typed; nothing when it is empty or too long to be an email.</summary>
    /// <param name="context">The request of the failed sign-in.</param>
    /// <param name="email">As typed.</param>
    public static void Keep(HttpContext context, string? email)
    {
        if (email?.Trim() is { Length: > 0 and <= MostLetters } typed)
            context.Response.Cookies.Append(Cookie, typed, Options(context));
    }

    /// <summary>What was typed last; null when nothing was.</summary>
    /// <param name="context">The request for the form.</param>
    public static string? Read(HttpContext context) => context.Request.Cookies[Cookie] is { Length: <= MostLetters } kept ? kept : null;
}
