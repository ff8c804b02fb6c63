using Interp.Api.Platform;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Library;

/// <summary><c>/api/v1/models</c></summary>
internal sealed class ModelEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var models = api.MapGroup("/models").WithTags("Models");
        models.MapGet("/", List).WithName("ListModels").WithSummary("Models that workers can load.");
        models.MapGet("/{model}", Find).WithName("GetModel").WithSummary("One model with its hook points.");
    }

    private static async Task<Ok<IReadOnlyList<ModelSummary>>> List(IViewerAccessor viewers, ModelQueries models, CancellationToken cancellationToken) =>
        TypedResults.Ok(await models.List(await viewers.Current(), cancellationToken));

    private static async Task<Results<Ok<ModelSummary>, NotFound>> Find(string model, IViewerAccessor viewers, ModelQueries models, CancellationToken cancellationToken) =>
        await models.Find(await viewers.Current(), model, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
