using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Dictionaries;

/// <summary>Harvest once, train all points in lock-step, evaluate each on the same text, and publish those that are asked for.</summary>
internal sealed class SweepSaeJob(IDbContextFactory<InterpDbContext> contexts, WorkerSettings settings, TimeProvider time, ILogger<SweepSaeJob> log) : IJobHandler
{
    private const int Thousand = 1000;

    public string Kind => SweepSaeParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var sweep = run.Parameters<SweepSaeParameters>();
        var ledger = new SweepLedger(contexts, time);
        var board = await ledger.Begin(run.Job.Id, sweep, cancellationToken);
        var points = await Compute(run, sweep, board, ledger, cancellationToken);
        await ledger.Write(run.Job.Id, points, cancellationToken);
        if (points.All(p => p.State == SweepPointState.Failed)) throw new JobFailedException($"Every point failed. The first: {points[0].Error}");
        if (sweep.Dashboards == SweepDashboards.All)
            foreach (var point in points.Where(p => p.State == SweepPointState.Evaluated)) await Publish(run, sweep, point, cancellationToken);
        return $"/sweeps/{run.Job.Id}";
    }

    private async Task<IReadOnlyList<SweepPointNews>> Compute(JobRun run, SweepSaeParameters sweep, IReadOnlyList<SweepPointNews> board, SweepLedger ledger, CancellationToken cancellationToken)
    {
        await using var reports = new SweepReports(run.Job.Id, ledger, time, log);
        var work = new SweepRun(sweep, run, board, reports.Tell, settings, time);
        return await ComputeThread.Run($"sweep-sae {run.Job.Id}", () => work.Compute(cancellationToken));
    }

    private async Task Publish(JobRun run, SweepSaeParameters sweep, SweepPointNews point, CancellationToken cancellationToken)
    {
        var publisher = new DictionaryPublisher(contexts, settings, time);
        // A worker that died after publishing this one.
        if (await publisher.Published(run.Job.Id, cancellationToken, point.Number) is not null) return;
        var stages = SweepStages.Of(sweep);
        void Told(JobProgress p) => run.Reports.Tell(stages.At(SweepStages.Points, (point.Number * Thousand) + Share(p), sweep.Points.Count * Thousand));
        var training = SweepNames.Training(sweep, run.Job.Id, point.Number);
        var metrics = JsonSerializer.Deserialize<DictionaryMetrics>(point.Metrics!, JobJson.Options)!;
        var cards = new PointCards(settings, new SaeSteps(settings, run.Folder, new SaeStages(), Told, time));
        var folder = SweepFolders.Of(settings, run.Job.Id, point.Number);
        using var result = await ComputeThread.Run($"point {point.Number} of {run.Job.Id}", () => cards.Compute(folder, training, metrics, cancellationToken));
        await publisher.Publish(run, training, result, DictionaryOrigin.Trained, cancellationToken, new SweepPlace(run.Job.Id, point.Number));
    }

    /// <summary>Of the dashboards of one point, in thousandths: half for the pass, half for ablations.</summary>
    private static long Share(JobProgress p) => ((p.Stage == SaeStages.Ablations ? Thousand : 0) + (Thousand * p.Step / Math.Max(1, p.Steps))) / 2;
}
