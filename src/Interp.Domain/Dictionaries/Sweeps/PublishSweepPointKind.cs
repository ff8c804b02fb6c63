using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="PublishSweepPointParameters"/>: whoever sees the sweep sees the dictionary.</summary>
internal sealed class PublishSweepPointKind(IDbContextFactory<InterpDbContext> contexts, SweepQueries sweeps) : IJobKind
{
    public string Kind => JobKinds.PublishSweepPoint;

    public QueueName Queue => QueueName.Gpu;

    public async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = JobParameters.Read(parameters, new PublishSweepPointParameters(Guid.Empty, Point: 0, DashboardTokens: null, Name: null, Title: null));
        var sweep = await sweeps.Find(viewer, read.Sweep, cancellationToken)
            ?? throw new InvalidParametersException([new("sweep", "There is no such sweep that you may see; GET /api/v1/sweeps lists them.")]);
        var problems = read.Validate().ToList();
        var point = sweep.Points.FirstOrDefault(p => p.Number == read.Point);
        if (point is null) problems.Add(new("point", $"The sweep's points are 0 to {sweep.Points.Count - 1}."));
        else if (point.State is SweepPointState.Failed) problems.Add(new("point", $"This point has failed, so there is nothing to browse: {point.Error}"));
        else if (point.State is not SweepPointState.Evaluated) problems.Add(new("point", "This point is not finished yet; wait until it is evaluated."));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        var cohort = JobCohort.Of(viewer, Kind, sweep.Parameters.Base.CohortId);
        var title = read.Title ?? $"Point {read.Point} of {sweep.Summary.Title}";
        return new(title, JsonSerializer.Serialize(read, JobJson.Options), sweep.Summary.Visibility, cohort);
    }

    public async Task<IReadOnlyList<ParameterProblem>> Conflicts(string parametersJson, CancellationToken cancellationToken)
    {
        var read = JsonSerializer.Deserialize<PublishSweepPointParameters>(parametersJson, JobJson.Options)!;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (read.Name is not null && await db.Dictionaries.AnyAsync(d => d.Name == read.Name, cancellationToken))
            return [new("name", $"A dictionary is called '{read.Name}' already; choose another name.")];
        var published = await db.SweepPoints.Where(p => p.SweepId == read.Sweep && p.Number == read.Point)
            .Join(db.Dictionaries, p => p.DictionaryId, d => d.Id, (_, d) => d.Name).SingleOrDefaultAsync(cancellationToken);
        return published is null ? [] : [new("point", $"This point can be browsed already, at /d/{published}.")];
    }
}
