using Interp.Analysis.Corpora;
using Interp.Analysis.Transformers;
using Interp.Analysis.Transformers.Training;

namespace Interp.Bench.Engine;

/// <summary>Training of the one-layer ReLU model, in tokens per second: forward, backward, clipping and AdamW, without start and end.</summary>
internal sealed class LanguageModelTrainingRate(TokenCorpus corpus, string folder, int threads, TimeProvider time) : IProgress<LanguageModelProgress>
{
    internal const int Steps = 8;
    internal const int Batch = 16;

    /// <summary>As many token ids as the bundled model has.</summary>
    private const int Vocabulary = 5000;

    private readonly DecoderConfig _config = DecoderConfig.OneLayerRelu(Vocabulary);
    private long _first;
    private double _seconds;
    private int _round;

    /// <summary>What the peer needs to build the same model: steps, batch, context, width, heads, neurons, vocabulary.</summary>
    internal string PeerCommand =>
        FormattableString.Invariant($"lm_train {Steps} {Batch} {_config.n_ctx} {_config.d_model} {_config.n_heads} {_config.d_mlp} {_config.d_vocab}");

    internal static double Tokens(double seconds, int n_ctx) => (Steps - 1) * Batch * n_ctx / seconds;

    internal int n_ctx => _config.n_ctx;

    /// <summary>Tokens per second of one round, from the end of the first step to the end of the last.</summary>
    internal double Measure(CancellationToken cancellationToken)
    {
        var training = new LanguageModelTraining
        {
            Tokens = (long)Steps * Batch * _config.n_ctx,
            Batch = Batch,
            Threads = threads,
            ValidationEvery = int.MaxValue,
            ValidationContexts = 1,
        };
        new LanguageModelTrainer(corpus, _config, training, time)
            .Train(Path.Combine(folder, FormattableString.Invariant($"round-{_round++}")), this, cancellationToken);
        return Tokens(_seconds, _config.n_ctx);
    }

    public void Report(LanguageModelProgress value)
    {
        if (value.Step == 1) _first = time.GetTimestamp();
        if (value.Step == value.Steps) _seconds = time.GetElapsedTime(_first).TotalSeconds;
    }
}
