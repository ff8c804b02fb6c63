using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Submitting <see cref="PublishSweepPointParameters"/>: whoever sees the sweep sees the dictionary.</summary>
internal sealed class PublishSweepPointKind(IDbContextFactory<InterpDbContext> contexts, SweepQueries sweeps) : JobKind<PublishSweepPointParameters>
{
    public override QueueName Queue => QueueName.Gpu;

    protected override PublishSweepPointParameters Defaults => new(Guid.Empty, Point: 0, DashboardTokens: null, Name: null, Title: null);

    public override async Task<JobDraft> Prepare(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var read = Read(parameters);
        var sweep = await sweeps.Find(viewer, read.Sweep, cancellationToken)
            ?? throw new InvalidParametersException([new("sweep", "There is no such sweep that you may see; GET /api/v1/sweeps lists them.")]);
        var problems = Values(read).ToList();
        var point = sweep.Points.FirstOrDefault(p => p.Number == read.Point);
        if (point is null) problems.Add(new("point", $"The sweep's points are 0 to {sweep.Points.Count - 1}."));
        else if (point.State is SweepPointState.Failed) problems.Add(new("point", $"This point has failed, so there is nothing to browse: {point.Error}"));
        else if (point.State is not SweepPointState.Evaluated) problems.Add(new("point", "This point is not finished yet; wait until it is evaluated."));
        if (problems.Count > 0) throw new InvalidParametersException(problems);
        var cohort = CohortFor(viewer, sweep.Parameters.Base.CohortId);
        var title = read.Title ?? $"Point {read.Point} of {sweep.Summary.Title}";
        return Draft(title, read, sweep.Summary.Visibility, cohort);
    }

    protected override async Task<IReadOnlyList<ParameterProblem>> Conflicts(PublishSweepPointParameters parameters, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (parameters.Name is not null && await db.Dictionaries.AnyAsync(d => d.Name == parameters.Name, cancellationToken))
            return [new("name", $"A dictionary is called '{parameters.Name}' already; choose another name.")];
        var published = await db.SweepPoints.Where(p => p.SweepId == parameters.Sweep && p.Number == parameters.Point)
            .Join(db.Dictionaries, p => p.DictionaryId, d => d.Id, (_, d) => d.Name).SingleOrDefaultAsync(cancellationToken);
        return published is null ? [] : [new("point", $"This point can be browsed already, at /d/{published}.")];
    }
}
