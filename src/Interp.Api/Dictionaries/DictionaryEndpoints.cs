using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary><c>/api/v1/dictionaries</c></summary>
internal sealed class DictionaryEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var dictionaries = api.MapGroup("/dictionaries").WithTags("Dictionaries");
        dictionaries.MapGet("/", List).WithName("ListDictionaries").WithSummary("Published dictionaries, newest first.");
        dictionaries.MapGet("/{dictionary}", Find).WithName("GetDictionary").WithSummary("One dictionary with its metrics and provenance.");
    }

    private static async Task<Ok<IReadOnlyList<DictionarySummary>>> List(IViewerAccessor viewers, DictionaryQueries dictionaries, CancellationToken cancellationToken) =>
        TypedResults.Ok(await dictionaries.List(await viewers.Current(), cancellationToken));

    private static async Task<Results<Ok<DictionaryDetail>, NotFound>> Find(string dictionary, IViewerAccessor viewers, DictionaryQueries dictionaries, CancellationToken cancellationToken) =>
        await dictionaries.Find(await viewers.Current(), dictionary, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
