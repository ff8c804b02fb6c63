using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Analysis.Numerics;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;

namespace Interp.Workers.Dictionaries;

/// <summary>What every job that makes dictionaries does beside training; each step runs on the caller's thread.</summary>
/// <param name="settings">Of the worker.</param>
/// <param name="folder">For temporary files.</param>
/// <param name="stages">Of the job.</param>
/// <param name="tell">Where progress goes.</param>
/// <param name="time">For rates.</param>
internal sealed class SaeSteps(WorkerSettings settings, string folder, SaeStages stages, Action<JobProgress> tell, TimeProvider time)
{
    /// <summary>The caller disposes it. Equal requests share a folder.</summary>
    public HarvestedRows Harvest(Decoder decoder, TokenCorpus corpus, TrainSaeParameters p, CancellationToken cancellationToken)
    {
        var request = new HarvestRequest(p.HookPoint, p.TrainTokens, p.Seed);
        var rate = new Rate(time);
        var progress = new Telling<HarvestProgress>(h => tell(stages.At(SaeStages.Harvest, h.Rows, h.Of) with
        {
            TokensPerSecond = rate.PerSecond(h.Rows), SecondsLeft = rate.SecondsLeft(h.Rows, h.Of),
        }));
        using var onDevice = settings.HasGpu ? decoder.To(ComputeDevice.Require(settings.Device)) : null;
        return new HarvestedRows(JointHarvest.Run(
            onDevice ?? decoder, corpus, p.Harvested, request, manifest => Path.Combine(settings.ActivationsFolder, ActivationFolders.NameOf(manifest)), progress, cancellationToken), p.HookPoints is not null);
    }

    /// <summary>On held-out text.</summary>
    public DictionaryMetrics Evaluate(
        Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, ActivationStatistics statistics, TrainSaeParameters p, CancellationToken cancellationToken)
    {
        var options = new SaeEvaluationOptions(p.HookPoint, p.EvaluationTokens) { Seed = p.Seed, TargetHookPoint = p.Target };
        return Measures.Of(SaeEvaluation.Run(decoder, corpus, sae, statistics, options, Evaluating(p), cancellationToken), SaeGeometry.Of(sae, cancellationToken));
    }

    /// <summary>A crosscoder on held-out text: all its places together, and each by itself.</summary>
    public (DictionaryMetrics Metrics, CrosscoderPlaces Places) EvaluatePlaces(
        Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, HarvestedRows rows, TrainSaeParameters p, CancellationToken cancellationToken)
    {
        var options = new SaeEvaluationOptions(p.HookPoint, p.EvaluationTokens) { Seed = p.Seed };
        var measured = CrosscoderEvaluation.Run(decoder, corpus, sae, rows.Written, options, Evaluating(p), cancellationToken);
        return (Measures.Of(measured.Together, SaeGeometry.Of(sae, cancellationToken)), new CrosscoderPlaces(measured.Sites, SiteNorms.Of(sae, rows.Places)));
    }

    /// <summary>The caller disposes them.</summary>
    public DashboardSet Dashboards(Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, TrainSaeParameters p, CancellationToken cancellationToken)
    {
        var options = new DashboardOptions
        {
            HookPoint = p.HookPoint,
            TargetHookPoint = p.Target,
            Tokens = p.DashboardTokens,
            ContextLength = decoder.Config.n_ctx,
            Seed = (int)(p.Seed & int.MaxValue),
            Threads = settings.Threads,
            Ablations = p.HookPoints is null ? new AblationOptions() : null,
            WorkFolder = folder,
        };
        var progress = new Telling<DashboardProgress>(d => tell(stages.At(StageOf(d.Stage), d.TokensDone, d.TokensTotal) with
        {
            TokensPerSecond = Finite.OrNull(d.TokensPerSecond), SecondsLeft = d.Remaining?.TotalSeconds,
        }));
        return new DashboardBuilder(decoder, sae, corpus, time).Build(options, progress, cancellationToken);
    }

    private Telling<double> Evaluating(TrainSaeParameters p) => new(share => tell(stages.At(SaeStages.Evaluate, (long)(share * p.EvaluationTokens), p.EvaluationTokens)));

    private static string StageOf(DashboardStage stage) => stage == DashboardStage.Ablations ? SaeStages.Ablations : SaeStages.Dashboards;
}
