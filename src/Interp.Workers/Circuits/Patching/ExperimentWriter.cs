using System.Text.Json;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Circuits;

/// <summary>Writes the rows of one experiment as they are finished; each is seen at once. Used by one thread at a time.</summary>
internal sealed class ExperimentWriter
{
    /// <summary>The stage in which rows come; <see cref="Preparing"/> is the one before it.</summary>
    public const string Sweep = ExperimentStages.Sweep;

    /// <summary>Loading the model and what all rows share, such as the two base passes.</summary>
    public const string BasePasses = ExperimentStages.BasePasses;

    private const int Stages = 2;
    private readonly JobRun run;
    private readonly ExperimentHeader head;
    private readonly Dictionary<(int Grid, int Row), float[]> rows;
    private readonly IDbContextFactory<InterpDbContext> contexts;
    private readonly Rate rate;

    public ExperimentWriter(JobRun run, ExperimentHeader head, string identity, Dictionary<(int Grid, int Row), float[]> kept, IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
    {
        (this.run, this.head, Identity, rows, this.contexts, rate) = (run, head, identity, kept, contexts, new Rate(time));
        RowsTotal = head.Grids.Sum(g => g.RowLabels.Length);
    }

    /// <summary>The parameters, weights, prompts and code that all numbers rest on, in one line: what an attempt leaves in the job’s folder is good for others of the same.</summary>
    public string Identity { get; }

    /// <summary>Rows of all grids together.</summary>
    public int RowsTotal { get; }

    /// <summary>Rows that are there, those of an earlier attempt included.</summary>
    public int RowsDone => rows.Count;

    /// <summary>Whether this row is there already, so that it need not be computed.</summary>
    public bool Has(int grid, int row) => rows.ContainsKey((grid, row));

    /// <summary>A row that is there; for summaries.</summary>
    public float[] Values(int grid, int row) => rows[(grid, row)];

    /// <summary>Tells how far the work before the first row is.</summary>
    public void Preparing(long step, long steps) => Tell(BasePasses, 1, step, steps, secondsLeft: null);

    /// <summary>Stores a row, or replaces it, and tells the pages.</summary>
    /// <param name="grid">Number of the grid, from 0.</param>
    /// <param name="row">Number of the row, from 0.</param>
    /// <param name="values">As many as the grid has columns; NaN where there is nothing to measure.</param>
    /// <exception cref="ArgumentException">There is no such row, it has another length, or a value is infinite.</exception>
    public void Row(int grid, int row, ReadOnlySpan<float> values)
    {
        var axes = head.Grids[grid];
        if (row < 0 || row >= axes.RowLabels.Length) throw new ArgumentException($"The grid {axes.Name} has no row {row}.", nameof(row));
        if (values.Length != axes.ColumnLabels.Length) throw new ArgumentException($"The grid {axes.Name} has {axes.ColumnLabels.Length} columns; these are {values.Length} values.", nameof(values));
        foreach (var value in values)
            if (float.IsInfinity(value)) throw new ArgumentException($"Row {axes.RowLabels[row]} of {axes.Name} has an infinite value.", nameof(values));
        var stored = values.ToArray();
        using var db = contexts.CreateDbContext();
        db.Database.ExecuteSql($"""
            INSERT INTO experiment_rows (experiment_id, grid, row, values) VALUES ({run.Job.Id}, {grid}, {row}, {stored})
            ON CONFLICT (experiment_id, grid, row) DO UPDATE SET values = excluded.values
            """);
        rows[(grid, row)] = stored;
        Tell(Sweep, Stages, RowsDone, RowsTotal, rate.SecondsLeft(RowsDone, RowsTotal));
    }

    /// <summary>Stores what the whole says.</summary>
    /// <param name="summary">Becomes a JSON object: camelCase, as jobs write it.</param>
    /// <param name="cancellationToken">Stops before it is stored.</param>
    /// <returns>The address of the experiment.</returns>
    /// <exception cref="InvalidOperationException">Rows are missing.</exception>
    public async Task<string> Complete<T>(T summary, CancellationToken cancellationToken)
    {
        if (RowsDone != RowsTotal) throw new InvalidOperationException($"{RowsTotal - RowsDone} of {RowsTotal} rows are missing.");
        var json = JsonSerializer.Serialize(summary, JobJson.Options);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Experiments.Where(e => e.Id == run.Job.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.Summary, json), cancellationToken);
        return ExperimentAddress.Of(run.Job.Id);
    }

    private void Tell(string stage, int number, long step, long steps, double? secondsLeft) =>
        run.Reports.Tell(new JobProgress(stage, number, Stages, step, steps, SecondsLeft: secondsLeft));
}
