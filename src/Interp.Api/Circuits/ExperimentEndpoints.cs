using System.Globalization;
using Interp.Api.Platform;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Circuits;
using Interp.Web.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Circuits;

/// <summary><c>/api/v1/experiments</c></summary>
internal sealed class ExperimentEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var experiments = api.MapGroup("/experiments").WithTags("Experiments");
        experiments.MapGet("/", List).WithName("ListExperiments").WithSummary("The newest experiments, narrowed by model, kind, prompt set, state or to your own.");
        experiments.MapPost("/estimate", Estimate).WithName("EstimateExperiment").WithSummary("What an experiment would take, and whether it would be queued if the same were sent to /jobs.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status401Unauthorized).RequireAuthorization();
        experiments.MapGet("/{id:guid}", Find).WithName("GetExperiment").WithSummary("One experiment: its state, what it was computed from, and its grids with the rows that are there.");
        experiments.MapGet("/{id:guid}/grids/{grid}", Grid).WithName("GetExperimentGrid").WithSummary("One grid; a row is null while it is not finished, a value where there is nothing to measure.");
        experiments.MapGet("/{id:guid}/grids/{grid}.csv", Csv).WithName("GetExperimentCsv").WithSummary("One grid as CSV.");
        experiments.MapGet("/{id:guid}/grids/{grid}.svg", Svg).WithName("GetExperimentPicture").WithSummary("One grid as a picture.");
        experiments.MapGet("/{id:guid}/notebook", Notebook).WithName("GetExperimentNotebook").WithSummary("A short Jupyter notebook that reads this experiment and draws its grids.");
    }

    private static async Task<Ok<IReadOnlyList<ExperimentSummary>>> List(
        IViewerAccessor viewers, ExperimentQueries experiments, CancellationToken cancellationToken,
        string? model = null, string? kind = null, string? promptSet = null, string? state = null, bool mine = false) =>
        TypedResults.Ok(await experiments.List(await viewers.Current(), new(model, kind, promptSet, StateOf(state), mine), cancellationToken));

    private static async Task<Ok<ExperimentEstimate>> Estimate(SubmitJobRequest request, IViewerAccessor viewers, ExperimentEstimates estimates, CancellationToken cancellationToken) =>
        TypedResults.Ok(await estimates.Of(await viewers.Current(), request.Kind ?? string.Empty, request.Parameters, cancellationToken));

    private static ExperimentState? StateOf(string? state) => state switch
    {
        null or "" => null,
        _ when Enum.TryParse<ExperimentState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) && !int.TryParse(state, CultureInfo.InvariantCulture, out _) => known,
        _ => throw new InvalidParametersException([new("state", "Choose running, complete, failed or cancelled.")]),
    };

    private static async Task<Results<Ok<ExperimentDetail>, NotFound>> Find(Guid id, IViewerAccessor viewers, ExperimentQueries experiments, CancellationToken cancellationToken) =>
        await experiments.Find(await viewers.Current(), id, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<GridView>, NotFound>> Grid(Guid id, string grid, IViewerAccessor viewers, ExperimentQueries experiments, CancellationToken cancellationToken) =>
        await One(id, grid, viewers, experiments, cancellationToken) is var (_, found) ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<ContentHttpResult, NotFound>> Csv(Guid id, string grid, IViewerAccessor viewers, ExperimentQueries experiments, CancellationToken cancellationToken) =>
        await One(id, grid, viewers, experiments, cancellationToken) is var (_, found) ? TypedResults.Text(ExperimentFiles.Csv(found), "text/csv") : TypedResults.NotFound();

    private static async Task<Results<ContentHttpResult, NotFound>> Svg(Guid id, string grid, IViewerAccessor viewers, ExperimentQueries experiments, CancellationToken cancellationToken) =>
        await One(id, grid, viewers, experiments, cancellationToken) is var (experiment, found)
            ? TypedResults.Text(HeatmapSvg.Draw(ExperimentPicture.Of(experiment, found)), "image/svg+xml")
            : TypedResults.NotFound();

    private static async Task<Results<ContentHttpResult, NotFound>> Notebook(Guid id, HttpRequest request, IViewerAccessor viewers, ExperimentQueries experiments, CancellationToken cancellationToken) =>
        await experiments.Find(await viewers.Current(), id, cancellationToken) is { } found
            ? TypedResults.Text(ExperimentFiles.Notebook(found, $"{request.Scheme}://{request.Host}"), "application/x-ipynb+json")
            : TypedResults.NotFound();

    private static async Task<(ExperimentSummary Experiment, GridView Grid)?> One(
        Guid id, string grid, IViewerAccessor viewers, ExperimentQueries experiments, CancellationToken cancellationToken)
    {
        var found = await experiments.Find(await viewers.Current(), id, cancellationToken);
        return found?.Grids.FirstOrDefault(g => string.Equals(g.Name, grid, StringComparison.Ordinal)) is { } one ? (found.Summary, one) : null;
    }
}
