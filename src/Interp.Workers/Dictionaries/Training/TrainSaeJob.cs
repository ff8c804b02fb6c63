using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Harvest, train, evaluate, dashboards, publish.</summary>
internal sealed class TrainSaeJob(IDbContextFactory<InterpDbContext> contexts, WorkerSettings settings, TimeProvider time) : IJobHandler
{
    public string Kind => TrainSaeParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var publisher = new DictionaryPublisher(contexts, settings, time);
        // A worker that died between publishing and saying so.
        if (await publisher.Published(run.Job.Id, cancellationToken) is { } link) return link;
        var parameters = run.Parameters<TrainSaeParameters>();
        var training = new SaeRun(parameters, run, settings, time);
        using var result = await ComputeThread.Run($"train-sae {run.Job.Id}", () => training.Compute(cancellationToken));
        run.Reports.Tell(training.Stages.At(SaeStages.Publish, 0, 1));
        return await publisher.Publish(run, parameters, result, DictionaryOrigin.Trained, cancellationToken);
    }
}
