using Interp.Api.Platform;
using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.People;

/// <summary><c>/api/v1/cohorts</c></summary>
internal sealed class CohortEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/cohorts", List).WithTags("Cohorts").WithName("ListCohorts").WithSummary("Your cohorts and your role in each.").RequireAuthorization();

    private static async Task<Ok<IReadOnlyList<CohortSummary>>> List(IViewerAccessor viewers, CohortQueries cohorts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await cohorts.List(await viewers.Current(), cancellationToken));
}
