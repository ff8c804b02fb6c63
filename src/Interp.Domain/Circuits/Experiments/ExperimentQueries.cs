using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>Reads experiments and their rows, also those that are still coming.</summary>
public sealed class ExperimentQueries(IDbContextFactory<InterpDbContext> contexts)
{
    private const int ListLength = 200;

    /// <summary>The newest experiments the viewer may see.</summary>
    public async Task<IReadOnlyList<ExperimentSummary>> List(Viewer viewer, ExperimentFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = ExperimentRead.Filtered(db, viewer, filter).OrderByDescending(e => e.CreatedAt).ThenByDescending(e => e.Id).Take(ListLength);
        return (await ExperimentRead.Of(db, rows, viewer).ToListAsync(cancellationToken)).ConvertAll(r => r.Summary());
    }

    /// <summary>One experiment with all rows that are there; null when no worker has begun it, or the viewer may not see it.</summary>
    public async Task<ExperimentDetail?> Find(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await ExperimentRead.Of(db, db.Experiments.VisibleTo(viewer).Where(e => e.Id == id), viewer).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        var row = found.Experiment;
        var grids = await db.ExperimentGrids.AsNoTracking().Where(g => g.ExperimentId == id).OrderBy(g => g.Number).ToListAsync(cancellationToken);
        var values = await db.ExperimentRows.AsNoTracking().Where(r => r.ExperimentId == id).ToListAsync(cancellationToken);
        var byGrid = values.ToLookup(v => v.Grid);
        return new(
            found.Summary(), row.Parameters, new(row.CodeVersion, row.ModelHash, row.PromptsHash, row.ParametersHash, row.Seed),
            grids.ConvertAll(g => View(g, byGrid[g.Number])), row.Summary, JobAccess.MayCancel(viewer, row.OwnerId, row.CohortId));
    }

    private static GridView View(ExperimentGrid g, IEnumerable<ExperimentRow> rows)
    {
        var values = new float[]?[g.RowLabels.Length];
        foreach (var row in rows) values[row.Row] = row.Values;
        return new(g.Number, g.Name, g.Title, g.Unit, g.Scale, g.RowAxis, g.RowLabels, g.ColumnAxis, g.ColumnLabels, values);
    }
}
