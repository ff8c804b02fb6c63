using Interp.Analysis.Language;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Library;

/// <summary>Trains a decoder from scratch and registers it as a model.</summary>
internal sealed class TrainLanguageModelJob(WorkerSettings settings, ModelRegistration models, TimeProvider time) : IJobHandler
{
    private const string Stage = TrainingStage.Train;

    public string Kind => TrainLanguageModelParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var parameters = run.Parameters<TrainLanguageModelParameters>();
        var folder = Path.Combine(settings.TrainedModelsFolder, parameters.Name);
        if (!Directory.Exists(folder)) await ComputeThread.Run($"train-language-model {run.Job.Id}", () => Train(run, parameters, folder, cancellationToken));
        await models.Register(folder, parameters.Title, Ownership.Of(run.Job), cancellationToken);
        return JobPages.NewDictionary;
    }

    private bool Train(JobRun run, TrainLanguageModelParameters p, string folder, CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        var corpusFolder = settings.CorpusFolder(p.Corpus);
        using var corpus = TokenCorpus.Open(corpusFolder);
        var config = DecoderConfig.OneLayerRelu(corpus.Manifest.VocabularySize) with
        {
            n_layers = p.Layers, d_model = p.DModel, n_heads = p.Heads, n_kv_heads = p.Heads, d_head = p.DModel / p.Heads, d_mlp = p.DMlp, n_ctx = p.Context,
            Positions = p.Positions == PositionChoice.Rotary ? PositionalEncoding.RotaryHalfSplit : PositionalEncoding.Learned,
        };
        var training = new LanguageModelTraining { Tokens = p.TrainTokens, Seed = p.Seed, Batch = p.BatchSize, TiedStart = p.TiedStart, Threads = settings.Threads, CheckpointEvery = settings.CheckpointInterval };
        if (p.CooldownAt is { } tokens) training = training with { CooldownsAt = [tokens] };
        if (p.LearningRate is { } rate) training = training with { LearningRate = rate };
        if (p.BatchSize % training.Shards != 0) training = training with { Shards = 1 };
        var progress = new Telling<LanguageModelProgress>(q => run.Reports.Tell(new JobProgress(Stage, 1, 1, q.Step, q.Steps, Finite.OrNull(q.TokensPerSecond), q.Remaining.TotalSeconds)
        {
            Numbers = new Dictionary<string, double>(StringComparer.Ordinal) { [LanguageModelNumbers.Loss] = q.Loss },
        }));
        var model = new LanguageModelTrainer(corpus, config, training, time).Train(Path.Combine(run.Folder, "model"), progress, cancellationToken);
        using (model.Weights)
        {
            var part = folder + ".part";
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
            TrainedModelFolder.Write(part, model, corpus.Manifest, corpusFolder, training, $"job {run.Job.Kind} {run.Job.Parameters}");
            Directory.Move(part, folder);
        }

        return true;
    }
}
