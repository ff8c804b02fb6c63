using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>An experiment as it comes from the database, with what stands elsewhere.</summary>
internal sealed class ExperimentRead
{
    public required Experiment Experiment { get; init; }

    public required string Model { get; init; }

    public string? PromptSet { get; init; }

    public JobState State { get; init; }

    public string? Error { get; init; }

    public double Seconds { get; init; }

    public int RowsDone { get; init; }

    public string? StartedBy { get; init; }

    public static IQueryable<Experiment> Filtered(InterpDbContext db, Viewer viewer, ExperimentFilter filter)
    {
        var rows = db.Experiments.VisibleTo(viewer);
        if (filter.Model is { } model) rows = rows.Where(e => db.Set<Model>().Any(m => m.Id == e.ModelId && m.Name == model));
        if (filter.Kind is { } kind) rows = rows.Where(e => e.Kind == kind);
        if (filter.PromptSet is { } set) rows = rows.Where(e => db.Set<PromptSet>().VisibleTo(viewer).Any(p => p.Id == e.PromptSetId && p.Name == set));
        if (filter.Mine) rows = rows.Where(e => viewer.PersonId != null && e.OwnerId == viewer.PersonId);
        if (filter.State is not { } state) return rows;
        var states = Enum.GetValues<JobState>().Where(s => Of(s) == state).ToArray();
        return rows.Where(e => db.Jobs.Any(j => j.Id == e.Id && states.Contains(j.State)));
    }

    public static IQueryable<ExperimentRead> Of(InterpDbContext db, IQueryable<Experiment> rows, Viewer viewer) =>
        from e in rows.AsNoTracking()
        join job in db.Jobs on e.Id equals job.Id
        join model in db.Models on e.ModelId equals model.Id
        orderby e.CreatedAt descending, e.Id descending
        select new ExperimentRead
        {
            Experiment = e,
            Model = model.Name,
            PromptSet = db.Set<PromptSet>().VisibleTo(viewer).Where(p => p.Id == e.PromptSetId).Select(p => p.Name).FirstOrDefault(),
            State = job.State,
            Error = job.Error,
            Seconds = job.Seconds,
            RowsDone = db.ExperimentRows.Count(r => r.ExperimentId == e.Id),
            StartedBy = db.Users.Where(p => p.Id == e.OwnerId).Select(p => p.DisplayName).FirstOrDefault(),
        };

    public ExperimentSummary Summary() => new(
        Experiment.Id, Experiment.Kind, Experiment.Title, Model, PromptSet, Of(State), Error, RowsDone, Experiment.RowsTotal,
        Experiment.Visibility, Experiment.CreatedAt, StartedBy, Seconds);

    private static ExperimentState Of(JobState state) => state switch
    {
        JobState.Succeeded => ExperimentState.Complete,
        JobState.Failed => ExperimentState.Failed,
        JobState.Cancelled => ExperimentState.Cancelled,
        _ => ExperimentState.Running,
    };
}
