using Interp.Web.Components;

namespace Interp.Api.Platform;

/// <summary>Headers that let a browser refuse what no page of ours does.</summary>
internal static class SecurityHeaders
{
    // Radzen sets style attributes; scripts come from our own files only.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // At the last moment, since an error clears what was set before.
        context.Response.OnStarting(Set, context);
        return next(context);
    });

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (Embedding.Allowed(context) && context.Response.StatusCode == StatusCodes.Status200OK)
        {
            // The antiforgery service says SAMEORIGIN on every page; an embedded card has no form.
            headers.XFrameOptions = default;
            headers.ContentSecurityPolicy = $"{ContentPolicy} *";
        }
        else
        {
            headers.XFrameOptions = "DENY";
            headers.ContentSecurityPolicy = $"{ContentPolicy} 'none'";
        }

        headers["Referrer-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
