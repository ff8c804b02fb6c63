using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary><c>/api/v1/dictionaries/{dictionary}/compare</c></summary>
internal sealed class ComparisonEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var comparisons = api.MapGroup("/dictionaries/{dictionary}/compare").WithTags("Comparisons");
        comparisons.MapGet("/", List).WithName("ListCompanions").WithSummary("Dictionaries that this one can be set beside: seeds, widths, neurons, random model.");
        comparisons.MapGet("/{other}", Find).WithName("GetComparison").WithSummary("Best correlations of every feature both ways, and splitting edges.");
    }

    private static async Task<Ok<IReadOnlyList<ComparedWith>>> List(string dictionary, IViewerAccessor viewers, CompanionQueries companions, CancellationToken cancellationToken) =>
        TypedResults.Ok(await companions.Of(await viewers.Current(), dictionary, cancellationToken));

    private static async Task<Results<Ok<ComparisonSheet>, NotFound>> Find(
        string dictionary, string other, IViewerAccessor viewers, ComparisonQueries comparisons, CancellationToken cancellationToken) =>
        await comparisons.Find(await viewers.Current(), dictionary, other, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
