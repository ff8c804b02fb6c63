using System.Security.Cryptography;
using System.Text;
using Interp.Domain.Circuits;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Circuits;

/// <summary>Begins experiments, and takes up those of a worker that died.</summary>
internal sealed class ExperimentLedger(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Makes the experiment of a job. Rows of an earlier attempt are kept when they came from the same weights, prompts, code and axes, and deleted otherwise.</summary>
    /// <exception cref="ArgumentException">A grid is empty or too large.</exception>
    public async Task<ExperimentWriter> Begin(JobRun run, ExperimentHeader head, CancellationToken cancellationToken)
    {
        foreach (var grid in head.Grids) Check(grid);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var wanted = await Row(db, run, head, cancellationToken);
        var grids = head.Grids.Select((g, number) => Row(run.Job.Id, number, g)).ToList();
        if (!await Same(db, wanted, grids, cancellationToken))
        {
            await db.Experiments.Where(e => e.Id == wanted.Id).ExecuteDeleteAsync(cancellationToken);
            db.Add(wanted);
            db.AddRange(grids);
            await db.SaveChangesAsync(cancellationToken);
        }

        var kept = await db.ExperimentRows.Where(r => r.ExperimentId == wanted.Id).ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(run, head, $"{wanted.ParametersHash} {wanted.ModelHash} {wanted.PromptsHash} {wanted.CodeVersion}", kept.ToDictionary(r => (r.Grid, r.Row), r => r.Values), contexts, time);
    }

    private static void Check(GridHeader grid)
    {
        if (grid.RowLabels.Length == 0 || grid.ColumnLabels.Length == 0) throw new ArgumentException($"The grid {grid.Name} has no cells.", nameof(grid));
        if ((long)grid.RowLabels.Length * grid.ColumnLabels.Length > GridHeader.MostCells) throw new ArgumentException($"The grid {grid.Name} has more than {GridHeader.MostCells} cells.", nameof(grid));
    }

    private static async Task<bool> Same(InterpDbContext db, Experiment wanted, List<ExperimentGrid> grids, CancellationToken cancellationToken)
    {
        var found = await db.Experiments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == wanted.Id, cancellationToken);
        if (found is null || Identity(found) != Identity(wanted)) return false;
        var axes = await db.ExperimentGrids.AsNoTracking().Where(g => g.ExperimentId == wanted.Id).OrderBy(g => g.Number).ToListAsync(cancellationToken);
        return axes.Select(Axes).SequenceEqual(grids.Select(Axes), StringComparer.Ordinal);
    }

    private static (string, string?, string, int) Identity(Experiment e) => (e.ModelHash, e.PromptsHash, e.CodeVersion, e.RowsTotal);

    private static string Axes(ExperimentGrid g) => $"{g.Name}\n{g.Unit}\n{string.Join('\t', g.RowLabels)}\n{string.Join('\t', g.ColumnLabels)}";

    private async Task<Experiment> Row(InterpDbContext db, JobRun run, ExperimentHeader head, CancellationToken cancellationToken)
    {
        var job = run.Job;
        var model = await db.Models.Where(m => m.Name == head.Model).Select(m => new { m.Id, m.WeightsHash }).SingleAsync(cancellationToken);
        int? prompts = head.PromptSet is null ? null : await db.PromptSets.Where(p => p.Name == head.PromptSet).Select(p => p.Id).SingleAsync(cancellationToken);
        return new Experiment
        {
            Id = job.Id, Kind = job.Kind, Title = job.Title, ModelId = model.Id, PromptSetId = prompts, Parameters = job.Parameters,
            ParametersHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{job.Kind}\n{job.Parameters}"))),
            ModelHash = model.WeightsHash, PromptsHash = head.PromptsHash, CodeVersion = CodeVersion.Current, Seed = head.Seed,
            RowsTotal = head.Grids.Sum(g => g.RowLabels.Length), Visibility = job.Visibility, CohortId = job.CohortId, OwnerId = job.OwnerId, CreatedAt = time.GetUtcNow(),
        };
    }

    private static ExperimentGrid Row(Guid id, int number, GridHeader g) => new()
    {
        ExperimentId = id, Number = number, Name = g.Name, Title = g.Title, Unit = g.Unit, Scale = g.Scale,
        RowAxis = g.RowAxis, RowLabels = g.RowLabels, ColumnAxis = g.ColumnAxis, ColumnLabels = g.ColumnLabels,
    };
}
