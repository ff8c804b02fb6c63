using Microsoft.AspNetCore.Http;

namespace Interp.Web.Components;

/// <summary>Cards inside other sites' pages: <c>?embed=1</c> on a public card, without the menu and without anything that acts.</summary>
public static class Embedding
{
    private static readonly object Key = new();

    /// <summary>Whether the address asks for it.</summary>
    /// <param name="context">The request; null inside an island.</param>
    public static bool Asked(HttpContext? context) =>
        context is not null && context.Request.Query["embed"] == "1" && context.Request.Path.Value?.Split('/') is ["", "d", _, { Length: > 0 } index] && index.All(char.IsAsciiDigit);

    /// <summary>Lets other sites frame this answer; only a page of something public may call it.</summary>
    /// <param name="context">The request.</param>
    public static void Allow(HttpContext? context) => context?.Items[Key] = true;

    /// <summary>Whether the page let itself be framed.</summary>
    /// <param name="context">The request.</param>
    public static bool Allowed(HttpContext context) => context.Items.ContainsKey(Key);
}
