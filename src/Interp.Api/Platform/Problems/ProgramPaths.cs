namespace Interp.Api.Platform;

/// <summary>Addresses made for programs, where an error is a problem document rather than a page.</summary>
internal static class ProgramPaths
{
    public static bool Match(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal);
}
