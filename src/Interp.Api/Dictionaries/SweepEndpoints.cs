using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Web.Dictionaries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary><c>/api/v1/sweeps</c></summary>
internal sealed class SweepEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var sweeps = api.MapGroup("/sweeps").WithTags("Sweeps");
        sweeps.MapGet("/", List).WithName("ListSweeps").WithSummary("The newest sweeps.");
        sweeps.MapGet("/{id:guid}", Find).WithName("GetSweep").WithSummary("One sweep: its points, how far each is, its measures and the dictionary it can be browsed as.");
        sweeps.MapGet("/{id:guid}/points.csv", Csv).WithName("GetSweepPoints").WithSummary("The points as a table, every measure under its own name.");
    }

    private static async Task<Ok<IReadOnlyList<SweepSummary>>> List(IViewerAccessor viewers, SweepQueries sweeps, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sweeps.List(await viewers.Current(), cancellationToken));

    private static async Task<Results<Ok<SweepDetail>, NotFound>> Find(Guid id, IViewerAccessor viewers, SweepQueries sweeps, CancellationToken cancellationToken) =>
        await sweeps.Find(await viewers.Current(), id, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<ContentHttpResult, NotFound>> Csv(Guid id, IViewerAccessor viewers, SweepQueries sweeps, CancellationToken cancellationToken) =>
        await sweeps.Find(await viewers.Current(), id, cancellationToken) is { } found ? TypedResults.Text(SweepTable.Csv(found), "text/csv") : TypedResults.NotFound();
}
