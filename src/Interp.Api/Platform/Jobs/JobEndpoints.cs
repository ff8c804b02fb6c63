using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Platform;

/// <summary><c>/api/v1/jobs</c></summary>
internal sealed class JobEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("/", List).WithName("ListJobs").WithSummary("The newest jobs.");
        jobs.MapGet("/{id:guid}", Find).WithName("GetJob").WithSummary("One job: state, progress, result link, error.");
        jobs.MapPost("/", Submit).WithName("SubmitJob").WithSummary("Submits a job; the same work twice is the same job unless forced.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .AddOpenApiOperationTransformer((operation, context, _) =>
            {
                operation.Description = KindsInMarkdown.Of(context.ApplicationServices.GetRequiredService<JobCatalogue>());
                return Task.CompletedTask;
            })
            .RequireAuthorization().RequireRateLimiting(LimitServices.Submissions);
        jobs.MapPost("/{id:guid}/cancel", Cancel).WithName("CancelJob").WithSummary("Asks a job to stop.")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).RequireAuthorization();
    }

    private static async Task<Ok<IReadOnlyList<JobSummary>>> List(IViewerAccessor viewers, JobQueries jobs, CancellationToken cancellationToken) =>
        TypedResults.Ok(await jobs.List(await viewers.Current(), cancellationToken));

    private static async Task<Results<Ok<JobDetail>, NotFound>> Find(Guid id, IViewerAccessor viewers, JobQueries jobs, CancellationToken cancellationToken) =>
        await jobs.Find(await viewers.Current(), id, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<AcceptedAtRoute<JobSubmission>> Submit(SubmitJobRequest request, IViewerAccessor viewers, JobCommands jobs, CancellationToken cancellationToken)
    {
        var submission = await jobs.Submit(await viewers.Current(), request.Kind ?? string.Empty, request.Parameters, request.Force, cancellationToken);
        return TypedResults.AcceptedAtRoute(submission, "GetJob", new { id = submission.Id });
    }

    private static async Task<Accepted> Cancel(Guid id, IViewerAccessor viewers, JobCommands jobs, CancellationToken cancellationToken)
    {
        await jobs.Cancel(await viewers.Current(), id, cancellationToken);
        return TypedResults.Accepted($"/api/v1/jobs/{id}");
    }
}
