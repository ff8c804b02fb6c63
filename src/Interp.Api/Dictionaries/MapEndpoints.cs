using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Interp.Api.Dictionaries;

/// <summary><c>/api/v1/dictionaries/{dictionary}/map</c></summary>
internal sealed class MapEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var maps = api.MapGroup("/dictionaries/{dictionary}/map").WithTags("Maps");
        maps.MapGet("/", Points).WithName("GetMap").WithSummary("The map of a dictionary, or with 'with' the map of two; parallel arrays.")
            .Produces<MapPoints>().Produces(StatusCodes.Status304NotModified);
        maps.MapGet("/labels", Labels).WithName("GetMapLabels").WithSummary("The labels that the caller's cohorts gave to its points.");
    }

    private static async Task<IResult> Points(string dictionary, string? with, HttpContext http, IViewerAccessor viewers, MapQueries maps, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        if (await maps.Version(viewer, dictionary, with, cancellationToken) is not { } version) return TypedResults.NotFound();
        var tag = new EntityTagHeaderValue($"\"map-{version}-{typeof(MapEndpoints).Module.ModuleVersionId:N}\"", isWeak: true);
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        // Whoever keeps a copy asks again each time, so that losing access takes effect at once.
        headers.CacheControl = new() { Private = true, NoCache = true };
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false))) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return await maps.Find(viewer, dictionary, with, cancellationToken) is { } map ? TypedResults.Ok(map) : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<MapLabels>, NotFound>> Labels(
        string dictionary, string? with, IViewerAccessor viewers, MapQueries maps, CancellationToken cancellationToken) =>
        await maps.Labels(await viewers.Current(), dictionary, with, cancellationToken) is { } labels ? TypedResults.Ok(labels) : TypedResults.NotFound();
}
