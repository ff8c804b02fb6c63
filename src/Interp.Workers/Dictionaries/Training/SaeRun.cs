using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>The computing half of a training; runs on one thread from start to end.</summary>
/// <param name="parameters">What to do.</param>
/// <param name="run">The job.</param>
/// <param name="settings">Of the worker.</param>
/// <param name="time">For rates.</param>
/// <param name="given">A dictionary that needs no training, such as the neurons; taken over.</param>
internal sealed class SaeRun(TrainSaeParameters parameters, JobRun run, WorkerSettings settings, TimeProvider time, Func<SparseAutoencoder>? given = null)
{
    public SaeStages Stages { get; } = new();

    /// <summary>The caller disposes the result after publishing it.</summary>
    public SaeRunResult Compute(CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        var steps = new SaeSteps(settings, run.Folder, Stages, run.Reports.Tell, time);
        using var decoder = ModelFolder.Load(settings.ModelFolder(parameters.Model));
        using var corpus = TokenCorpus.Open(settings.CorpusFolder(parameters.Corpus));
        using var store = steps.Harvest(decoder, corpus, parameters, cancellationToken);
        var autoencoder = given?.Invoke() ?? Train(store, cancellationToken).Autoencoder;
        try
        {
            var (metrics, places) = parameters.HookPoints is null
                ? (steps.Evaluate(decoder, corpus, autoencoder, store.Written, parameters, cancellationToken), null)
                : steps.EvaluatePlaces(decoder, corpus, autoencoder, store, parameters, cancellationToken);
            var dashboards = steps.Dashboards(decoder, corpus, autoencoder, parameters, cancellationToken);
            return new SaeRunResult(autoencoder, metrics, dashboards, store.ModelHash, corpus.Manifest.Hash, corpus.Manifest.TokenizerFingerprint) { Places = places };
        }
        catch
        {
            autoencoder.Dispose();
            throw;
        }
    }

    private SaeTrainingResult Train(HarvestedRows store, CancellationToken cancellationToken)
    {
        var progress = new Telling<SaeProgress>(p => run.Reports.Tell(Stages.At(SaeStages.Train, p.Step, p.Steps) with
        {
            TokensPerSecond = Finite.OrNull(p.RowsPerSecond), SecondsLeft = p.Remaining.TotalSeconds, Numbers = Numbers(p.Metrics),
        }));
        return new SaeTrainer(time) { CheckpointInterval = settings.CheckpointInterval }
            .Train(SaeChoices.Options(parameters, settings.Threads, store.Written.Mean.Length, settings.HasGpu ? settings.Device : null), store.Source, Path.Combine(run.Folder, "sae"), progress, cancellationToken);
    }

    private static Dictionary<string, double> Numbers(SaeStepMetrics metrics) => new(StringComparer.Ordinal)
    {
        [TrainingNumbers.Loss] = metrics.Loss,
        [TrainingNumbers.L0] = metrics.L0,
        [TrainingNumbers.ExplainedVariance] = metrics.ExplainedVariance,
        [TrainingNumbers.Dead] = metrics.DeadLatents,
    };
}

/// <summary>What a training gives to be published.</summary>
internal sealed record SaeRunResult(
    SparseAutoencoder Autoencoder, DictionaryMetrics Metrics, DashboardSet Dashboards, string ModelHash, string CorpusHash, string TokenizerHash) : IDisposable
{
    /// <summary>What a crosscoder is at each of its hook points; null for a dictionary of one.</summary>
    public CrosscoderPlaces? Places { get; init; }

    public void Dispose()
    {
        Dashboards.Dispose();
        Autoencoder.Dispose();
    }
}
