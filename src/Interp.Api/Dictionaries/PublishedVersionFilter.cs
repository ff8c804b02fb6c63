using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.Net.Http.Headers;

namespace Interp.Api.Dictionaries;

/// <summary>A published dictionary's features never change, so a client that has a page of this version is told so without reading it again.</summary>
internal sealed class PublishedVersionFilter(IViewerAccessor viewers, DictionaryQueries dictionaries) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var name = (string)http.GetRouteValue("dictionary")!;
        if (await dictionaries.Version(await viewers.Current(), name, http.RequestAborted) is not { } version) return TypedResults.NotFound();
        var tag = new EntityTagHeaderValue($"\"{version}-{typeof(PublishedVersionFilter).Module.ModuleVersionId:N}\"", isWeak: true);
        var known = http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false));
        if (known) return Answer(http, tag, TypedResults.StatusCode(StatusCodes.Status304NotModified));
        return Answer(http, tag, await next(context));
    }

    private static object? Answer(HttpContext http, EntityTagHeaderValue tag, object? result)
    {
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        // Whoever keeps a copy asks again each time, so that losing access takes effect at once.
        headers.CacheControl = new() { Private = true, NoCache = true };
        return result;
    }
}
