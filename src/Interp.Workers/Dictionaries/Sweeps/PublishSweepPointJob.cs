using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Makes one point of a sweep browsable.</summary>
internal sealed class PublishSweepPointJob(IDbContextFactory<InterpDbContext> contexts, WorkerSettings settings, TimeProvider time) : IJobHandler
{
    public string Kind => PublishSweepPointParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var publisher = new DictionaryPublisher(contexts, settings, time);
        // A worker that died between publishing and saying so.
        if (await publisher.Published(run.Job.Id, cancellationToken) is { } link) return link;
        var p = run.Parameters<PublishSweepPointParameters>();
        var (training, metrics) = await Point(p, cancellationToken);
        var stages = new SaeStages(SaeStages.Dashboards, SaeStages.Ablations, SaeStages.Publish);
        var cards = new PointCards(settings, new SaeSteps(settings, run.Folder, stages, run.Reports.Tell, time));
        var folder = SweepFolders.Of(settings, p.Sweep, p.Point);
        using var result = await ComputeThread.Run($"publish-sweep-point {run.Job.Id}", () => cards.Compute(folder, training, metrics, cancellationToken));
        run.Reports.Tell(stages.At(SaeStages.Publish, 0, 1));
        return await publisher.Publish(run, training, result, DictionaryOrigin.Trained, cancellationToken, new SweepPlace(p.Sweep, p.Point));
    }

    private async Task<(TrainSaeParameters Training, DictionaryMetrics Metrics)> Point(PublishSweepPointParameters p, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var parameters = await db.Jobs.Where(j => j.Id == p.Sweep && j.Kind == SweepSaeParameters.Kind).Select(j => j.Parameters).SingleOrDefaultAsync(cancellationToken);
        var metrics = await db.SweepPoints.Where(s => s.SweepId == p.Sweep && s.Number == p.Point).Select(s => s.Metrics).SingleOrDefaultAsync(cancellationToken);
        if (parameters is null || metrics is null) throw new JobFailedException("This point of the sweep is not there any more.");
        var training = SweepNames.Training(JsonSerializer.Deserialize<SweepSaeParameters>(parameters, JobJson.Options)!, p.Sweep, p.Point);
        training = training with { Name = p.Name ?? training.Name, Title = p.Title ?? training.Title, DashboardTokens = p.DashboardTokens ?? training.DashboardTokens };
        return (training, JsonSerializer.Deserialize<DictionaryMetrics>(metrics, JobJson.Options)!);
    }
}
