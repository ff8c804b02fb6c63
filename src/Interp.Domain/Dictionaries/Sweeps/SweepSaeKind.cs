using System.Text.Json;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="SweepSaeParameters"/>: points as a list, as a grid that is expanded, or both.</summary>
internal sealed class SweepSaeKind(TrainSaeRequests requests, WorkerQueries workers) : JobKind<SweepSaeParameters>
{
    private static readonly string[] Known = ["base", "points", "grid", "dashboards"];

    public override QueueName Queue => QueueName.Gpu;

    protected override SweepSaeParameters Defaults => new(TrainSaeParameters.Usual, [], SweepDashboards.None);

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        JobParameters.RequireObject(parameters);
        var unknown = parameters.EnumerateObject().Where(p => !Known.Contains(p.Name, StringComparer.Ordinal)).Select(p => new ParameterProblem(p.Name, $"There is no such parameter. The parameters are: {string.Join(", ", Known)}.")).ToList();
        if (unknown.Count > 0) throw new InvalidParametersException(unknown);
        if (!parameters.TryGetProperty("base", out var shared) || shared.ValueKind != JsonValueKind.Object)
            throw new InvalidParametersException([new("base", "Give an object with model, corpus and what else all points share, as for train-sae.")]);
        var request = await requests.Read(viewer, About, shared, cancellationToken);
        var sweep = new SweepSaeParameters(request.Parameters, [.. Listed(parameters, request.Parameters), .. Expanded(parameters, request.Parameters)], Dashboards(parameters));
        var problems = sweep.Validate(request.Model, request.Corpus, await workers.Capacity(cancellationToken))
            .Concat(request.Problems.Select(p => p with { Field = $"base.{p.Field}" })).ToList();
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        return Draft(Title(sweep), sweep, sweep.Base.Visibility, sweep.Base.CohortId);
    }

    private static IEnumerable<SweepPoint> Listed(JsonElement parameters, TrainSaeParameters shared)
    {
        if (!parameters.TryGetProperty("points", out var points) || points.ValueKind == JsonValueKind.Null) return [];
        if (points.ValueKind != JsonValueKind.Array) throw new InvalidParametersException([new("points", "Give a list of objects, each with what that point has of its own.")]);
        return [.. points.EnumerateArray().Take(SweepSaeParameters.MostPoints + 1).Select((point, number) => Point(point, number, shared))];
    }

    private static SweepPoint Point(JsonElement point, int number, TrainSaeParameters shared)
    {
        try
        {
            return JobParameters.Read(point, SweepPoint.Of(TrainSaeRequests.Defaults(point, shared)));
        }
        catch (InvalidParametersException refused)
        {
            throw new InvalidParametersException([.. refused.Problems.Select(p => p with { Field = $"points[{number}].{p.Field}" })]);
        }
    }

    private static IEnumerable<SweepPoint> Expanded(JsonElement parameters, TrainSaeParameters shared)
    {
        if (!parameters.TryGetProperty("grid", out var submitted) || submitted.ValueKind == JsonValueKind.Null) return [];
        var grid = JobParameters.Read(submitted, SweepGrid.Empty);
        Array?[] lists = [grid.Recipe, grid.DSae, grid.K, grid.L1Coefficient, grid.TargetL0, grid.Seed];
        if (lists.Any(list => list is { Length: 0 or > SweepGrid.MostValues }))
            throw new InvalidParametersException([new("grid", $"Each list of the grid holds from 1 to {SweepGrid.MostValues} values; leave a list out to take the value of the base.")]);
        return grid.Points(shared).Take(SweepSaeParameters.MostPoints + 1);
    }

    private static SweepDashboards Dashboards(JsonElement parameters)
    {
        if (!parameters.TryGetProperty("dashboards", out var value) || value.ValueKind == JsonValueKind.Null) return SweepDashboards.None;
        return value.ValueKind == JsonValueKind.String && Enum.TryParse<SweepDashboards>(value.GetString(), ignoreCase: true, out var chosen) && Enum.IsDefined(chosen)
            ? chosen
            : throw new InvalidParametersException([new("dashboards", "Choose none or all.")]);
    }

    private static string Title(SweepSaeParameters sweep) =>
        sweep.Base.Title ?? $"Sweep of {sweep.Points.Count} on {sweep.Base.HookPoint} ({string.Join(", ", sweep.Points.Select(p => p.Recipe).Distinct(StringComparer.Ordinal))})";
}
