using Interp.Api.Platform;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Library;

/// <summary><c>/api/v1/corpora</c></summary>
internal sealed class CorpusEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var corpora = api.MapGroup("/corpora").WithTags("Corpora");
        corpora.MapGet("/", List).WithName("ListCorpora").WithSummary("Tokenised corpora.");
        corpora.MapGet("/{corpus}", Find).WithName("GetCorpus").WithSummary("One corpus.");
    }

    private static async Task<Ok<IReadOnlyList<CorpusSummary>>> List(IViewerAccessor viewers, CorpusQueries corpora, CancellationToken cancellationToken) =>
        TypedResults.Ok(await corpora.List(await viewers.Current(), cancellationToken));

    private static async Task<Results<Ok<CorpusSummary>, NotFound>> Find(string corpus, IViewerAccessor viewers, CorpusQueries corpora, CancellationToken cancellationToken) =>
        await corpora.Find(await viewers.Current(), corpus, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
