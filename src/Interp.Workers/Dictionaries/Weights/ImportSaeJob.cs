using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Makes a dictionary of uploaded weights: harvest for the mean, evaluate, dashboards, publish.</summary>
internal sealed class ImportSaeJob(IDbContextFactory<InterpDbContext> contexts, WorkerSettings settings, WeightsPlace place, TimeProvider time) : IJobHandler
{
    public string Kind => ImportSaeParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var publisher = new DictionaryPublisher(contexts, settings, time);
        var import = run.Parameters<ImportSaeParameters>();
        // A worker that died between publishing and saying so.
        var link = await publisher.Published(run.Job.Id, cancellationToken) ?? await Publish(run, publisher, import, cancellationToken);
        await Forget(run, import.Weights, cancellationToken);
        return link;
    }

    private async Task<string> Publish(JobRun run, DictionaryPublisher publisher, ImportSaeParameters import, CancellationToken cancellationToken)
    {
        var folder = place.Upload(import.Weights);
        if (!Directory.Exists(folder)) throw new JobFailedException("The uploaded files are gone: they are kept for a week. Upload them again.");
        var model = new ModelSummary(import.Model, import.Model, 0, 0, 0, 0, 0, [new(import.HookPoint, 0)], string.Empty);
        var parameters = ImportSaeRun.Of(import, TrainSaeParameters.Default(model, import.Corpus)) with
        {
            Name = import.Name ?? $"{import.Model}-{(import.HookPoints is null ? import.Formula : SaeRecipes.Crosscoder)}-{import.DSae}-{run.Job.Id.ToString("N")[^6..]}", Title = run.Job.Title,
        };
        var work = new SaeRun(parameters, run, settings, time, () => SaeFormats.Read(folder).Dictionary);
        using var result = await ComputeThread.Run($"{Kind} {run.Job.Id}", () => work.Compute(cancellationToken));
        run.Reports.Tell(work.Stages.At(SaeStages.Publish, 0, 1));
        return await publisher.Publish(run, parameters, result, DictionaryOrigin.Imported, cancellationToken);
    }

    /// <summary>The dictionary has weights of its own now; the upload goes unless another job waits for it.</summary>
    private async Task Forget(JobRun run, string key, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var others = await db.Jobs.Where(j => j.Kind == Kind && j.Id != run.Job.Id && (j.State == JobState.Queued || j.State == JobState.Running)).Select(j => j.Parameters).ToListAsync(cancellationToken);
        if (others.Any(p => p.Contains(key, StringComparison.Ordinal)) || !Directory.Exists(place.Upload(key))) return;
        Directory.Delete(place.Upload(key), recursive: true);
    }
}
