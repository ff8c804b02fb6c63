using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Does with neurons, or with a model of random weights, what was done for a trained dictionary.</summary>
internal sealed class BaselineDictionaryJob(
    IDbContextFactory<InterpDbContext> contexts, PublishedDictionaries dictionaries, RandomModels models, WorkerSettings settings, TimeProvider time) : IJobHandler
{
    /// <summary>Neurons are not trained; these rows only give the evaluation its mean activation.</summary>
    private const long NeuronRows = 100_000;

    public string Kind => BaselineDictionaryParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var publisher = new DictionaryPublisher(contexts, settings, time);
        // A worker that died between publishing and saying so.
        if (await publisher.Published(run.Job.Id, cancellationToken) is { } link) return link;
        var p = run.Parameters<BaselineDictionaryParameters>();
        var subject = await dictionaries.Find(p.Dictionary, cancellationToken);
        var original = await Training(subject, cancellationToken);
        return p.Control == BaselineDictionaryParameters.Neurons
            ? await Neurons(run, publisher, subject, original, cancellationToken)
            : await RandomModel(run, publisher, p, original, cancellationToken);
    }

    private Task<string> Neurons(JobRun run, DictionaryPublisher publisher, FeatureDictionary subject, TrainSaeParameters original, CancellationToken cancellationToken)
    {
        var parameters = original with
        {
            Recipe = BaselineDictionaryParameters.Neurons, DSae = subject.DIn, K = null, L1Coefficient = null, TargetL0 = null, TrainTokens = Math.Min(NeuronRows, original.TrainTokens),
            Target = null, Skip = false, Name = null, Title = $"The {subject.DIn} neurons of {subject.HookPoint}",
        };
        return Publish(run, publisher, parameters, () => SparseAutoencoder.FromNeurons(subject.DIn), DictionaryOrigin.Neurons, cancellationToken);
    }

    private async Task<string> RandomModel(
        JobRun run, DictionaryPublisher publisher, BaselineDictionaryParameters p, TrainSaeParameters original, CancellationToken cancellationToken)
    {
        var model = await models.Ensure(original.Model, p.Seed, Ownership.Of(run.Job), cancellationToken);
        var parameters = original with { Model = model, Name = null, Title = $"{original.DSae:N0} features of {original.HookPoint}, random weights ({original.Recipe})" };
        return await Publish(run, publisher, parameters, given: null, DictionaryOrigin.Random, cancellationToken);
    }

    private async Task<string> Publish(
        JobRun run, DictionaryPublisher publisher, TrainSaeParameters parameters, Func<SparseAutoencoder>? given, DictionaryOrigin origin, CancellationToken cancellationToken)
    {
        var work = new SaeRun(parameters, run, settings, time, given);
        using var result = await ComputeThread.Run($"baseline-dictionary {run.Job.Id}", () => work.Compute(cancellationToken));
        run.Reports.Tell(work.Stages.At(SaeStages.Publish, 0, 1));
        return await publisher.Publish(run, parameters, result, origin, cancellationToken);
    }

    /// <summary>How the subject was trained.</summary>
    private async Task<TrainSaeParameters> Training(FeatureDictionary subject, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await DictionaryTraining.Of(db, subject, cancellationToken)
            ?? throw new JobFailedException($"How '{subject.Name}' was trained is not known here, so nothing can be made beside it. Train it again.");
    }
}
