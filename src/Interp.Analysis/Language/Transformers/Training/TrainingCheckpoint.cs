using System.Security.Cryptography;
using System.Text.Json;
using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>One file with everything needed to go on: replaced as a whole, so that a kill at any moment leaves the old or the new one.</summary>
internal sealed class TrainingCheckpoint
{
    private const string FileName = "checkpoint.safetensors", StateKey = "state", RunKey = "run";

    private readonly DecoderConfig _config;
    private readonly LanguageModelTraining _training;
    private readonly string _path, _run;

    /// <param name="folder">Where the file is kept.</param>
    /// <param name="config">Shape of the model.</param>
    /// <param name="training">The run. Threads and checkpoint times may differ from one start to the next; tokens and cooldowns, as long as the learning rates of the steps done stay what they were.</param>
    /// <param name="corpusHash">Hash of the corpus.</param>
    public TrainingCheckpoint(string folder, DecoderConfig config, LanguageModelTraining training, string corpusHash)
    {
        Directory.CreateDirectory(folder);
        (_config, _training, _path) = (config, training, Path.Combine(folder, FileName));
        var run = JsonSerializer.SerializeToUtf8Bytes(new Run(config, training with { Tokens = 1, CooldownsAt = [], Threads = 1, CheckpointEvery = TimeSpan.Zero }, corpusHash));
        _run = Convert.ToHexStringLower(SHA256.HashData(run));
    }

    /// <summary>The state saved last; null where none was.</summary>
    /// <exception cref="InvalidDataException">The checkpoint belongs to another run.</exception>
    public TrainingState? Load()
    {
        if (!File.Exists(_path)) return null;
        var metadata = Safetensors.ReadHeader(_path).Metadata;
        if (!string.Equals(metadata.GetValueOrDefault(RunKey), _run, StringComparison.Ordinal))
            throw new InvalidDataException($"{_path} belongs to a run with other settings, another model or another corpus. Use another folder, or delete the file to start anew.");
        var saved = JsonSerializer.Deserialize<Saved>(metadata[StateKey]) ?? throw new InvalidDataException($"{_path} holds no state. Delete it to start anew.");
        var begun = new LearningRateSchedule(_training with { Tokens = saved.Tokens, CooldownsAt = saved.CooldownsAt ?? [] }, _config.n_ctx);
        if (begun.FirstDifference(new LearningRateSchedule(_training, _config.n_ctx), saved.Step) is { } differs)
            throw new InvalidDataException($"{_path} has done {saved.Step} steps of a run over {saved.Tokens} tokens, and this run has another learning rate from step {differs}: train on {saved.Tokens} tokens as begun, once that is done go on with a cooldown at {saved.Tokens}, or start anew in another folder.");

        using var scope = torch.NewDisposeScope();
        var tensors = Safetensors.Read(_path);
        var weights = new DecoderWeights(_config, Part("weight/"));
        return new TrainingState(weights, Part("moment1/"), Part("moment2/"), saved.Step, [.. saved.Curve]) { LossSum = saved.LossSum, LossCount = saved.LossCount };

        Dictionary<string, Tensor> Part(string prefix) => tensors.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(t => t.Key[prefix.Length..], t => t.Value.DetachFromDisposeScope(), StringComparer.Ordinal);
    }

    public void Save(TrainingState state)
    {
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var name in state.Weights.Names)
        {
            tensors[$"weight/{name}"] = state.Weights[name];
            tensors[$"moment1/{name}"] = state.Moment1[name];
            tensors[$"moment2/{name}"] = state.Moment2[name];
        }

        var saved = new Saved(_training.Tokens, _training.CooldownsAt, state.Step, state.LossSum, state.LossCount, state.Curve);
        Safetensors.Write(_path, tensors, new Dictionary<string, string>(StringComparer.Ordinal) { [RunKey] = _run, [StateKey] = JsonSerializer.Serialize(saved) });
    }

    private sealed record Run(DecoderConfig Config, LanguageModelTraining Training, string CorpusHash);

    private sealed record Saved(long Tokens, IReadOnlyList<long>? CooldownsAt, long Step, double LossSum, long LossCount, IReadOnlyList<LossCurvePoint> Curve);
}
