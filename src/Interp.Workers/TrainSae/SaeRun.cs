using Interp.Analysis.Activations;
using Interp.Analysis.Corpora;
using Interp.Analysis.Dashboards;
using Interp.Analysis.Dashboards.Ablation;
using Interp.Analysis.Sae;
using Interp.Analysis.Sae.Evaluation;
using Interp.Analysis.Sae.Training;
using Interp.Analysis.Transformers;
using Interp.Domain.Dictionaries;
using Interp.Domain.Jobs;
using Interp.Workers.Hosting;
using Interp.Workers.Runs;

namespace Interp.Workers.TrainSae;

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
        using var decoder = ModelFolder.Load(settings.ModelFolder(parameters.Model));
        using var corpus = TokenCorpus.Open(settings.CorpusFolder(parameters.Corpus));
        using var store = Harvest(decoder, corpus, cancellationToken);
        var autoencoder = given?.Invoke() ?? Train(store, cancellationToken).Autoencoder;
        try
        {
            var metrics = Evaluate(decoder, corpus, autoencoder, store, cancellationToken);
            var dashboards = Dashboards(decoder, corpus, autoencoder, cancellationToken);
            return new SaeRunResult(autoencoder, metrics, dashboards, store.Manifest.ModelHash, corpus.Manifest.Hash, corpus.Manifest.TokenizerFingerprint);
        }
        catch
        {
            autoencoder.Dispose();
            throw;
        }
    }

    private ActivationStore Harvest(Decoder decoder, TokenCorpus corpus, CancellationToken cancellationToken)
    {
        var request = new HarvestRequest(parameters.HookPoint, parameters.TrainTokens, parameters.Seed);
        var manifest = ActivationHarvest.Describe(decoder, corpus, request, cancellationToken);
        var rate = new Rate(time);
        var progress = new Telling<HarvestProgress>(p => run.Reports.Tell(Stages.At(SaeStages.Harvest, p.Rows, p.Of) with
        {
            TokensPerSecond = rate.PerSecond(p.Rows), SecondsLeft = rate.SecondsLeft(p.Rows, p.Of),
        }));
        return ActivationHarvest.Run(decoder, corpus, request, Path.Combine(settings.ActivationsFolder, ActivationFolders.NameOf(manifest)), progress, cancellationToken);
    }

    private SaeTrainingResult Train(ActivationStore store, CancellationToken cancellationToken)
    {
        var progress = new Telling<SaeProgress>(p => run.Reports.Tell(Stages.At(SaeStages.Train, p.Step, p.Steps) with
        {
            TokensPerSecond = Finite.OrNull(p.RowsPerSecond), SecondsLeft = p.Remaining.TotalSeconds, Loss = Finite.OrNull(p.Metrics.Loss), L0 = Finite.OrNull(p.Metrics.L0),
            ExplainedVariance = Finite.OrNull(p.Metrics.ExplainedVariance), Dead = p.Metrics.DeadLatents,
        }));
        return new SaeTrainer(time) { CheckpointInterval = settings.CheckpointInterval }
            .Train(SaeChoices.Options(parameters, settings.Threads), store, Path.Combine(run.Folder, "sae"), progress, cancellationToken);
    }

    private DictionaryMetrics Evaluate(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, ActivationStore store, CancellationToken cancellationToken)
    {
        var options = new SaeEvaluationOptions(parameters.HookPoint, parameters.EvaluationTokens) { Seed = parameters.Seed };
        var progress = new Telling<double>(share => run.Reports.Tell(
            Stages.At(SaeStages.Evaluate, (long)(share * parameters.EvaluationTokens), parameters.EvaluationTokens)));
        return Measures.Of(SaeEvaluation.Run(decoder, corpus, sae, store.Statistics, options, progress, cancellationToken), SaeGeometry.Of(sae, cancellationToken));
    }

    private static string StageOf(DashboardStage stage) => stage == DashboardStage.Ablations ? SaeStages.Ablations : SaeStages.Dashboards;

    private DashboardSet Dashboards(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, CancellationToken cancellationToken)
    {
        var options = new DashboardOptions
        {
            HookPoint = parameters.HookPoint,
            Tokens = parameters.DashboardTokens,
            ContextLength = decoder.Config.n_ctx,
            Seed = (int)(parameters.Seed & int.MaxValue),
            Threads = settings.Threads,
            Ablations = new AblationOptions(),
            WorkFolder = run.Folder,
        };
        var progress = new Telling<DashboardProgress>(p => run.Reports.Tell(Stages.At(StageOf(p.Stage), p.TokensDone, p.TokensTotal) with
        {
            TokensPerSecond = Finite.OrNull(p.TokensPerSecond), SecondsLeft = p.Remaining?.TotalSeconds,
        }));
        return new DashboardBuilder(decoder, sae, corpus, time).Build(options, progress, cancellationToken);
    }
}
