using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Bench.Engine;

/// <summary>Our training of the one-layer ReLU model: forward, backward, clipping and AdamW, without start and end.</summary>
internal sealed class LanguageModelTrainingRate(TokenCorpus corpus, string folder, EngineSizes sizes, int threads, TimeProvider time) : IProgress<LanguageModelProgress>
{
    private long _first;
    private double _seconds;
    private int _round;

    /// <summary>The model.</summary>
    internal DecoderConfig Config { get; } = DecoderConfig.OneLayerRelu(sizes.Vocabulary);

    /// <summary>Tokens that a round is timed over.</summary>
    internal double TimedTokens => (double)(sizes.Steps - 1) * sizes.Batch * Config.n_ctx;

    /// <summary>What the peer needs to build the same model: steps, batch, context, width, heads, neurons, vocabulary.</summary>
    internal string PeerCommand =>
        FormattableString.Invariant($"lm_train {sizes.Steps} {sizes.Batch} {Config.n_ctx} {Config.d_model} {Config.n_heads} {Config.d_mlp} {Config.d_vocab}");

    /// <summary>Seconds of one round, from the end of the first step to the end of the last.</summary>
    internal double Seconds(CancellationToken cancellationToken)
    {
        // Training brings threads of its own; each computes alone.
        set_num_threads(1);
        var training = new LanguageModelTraining
        {
            Tokens = (long)sizes.Steps * sizes.Batch * Config.n_ctx,
            Batch = sizes.Batch,
            Threads = threads,
            ValidationEvery = int.MaxValue,
            ValidationContexts = 1,
        };
        new LanguageModelTrainer(corpus, Config, training, time)
            .Train(Path.Combine(folder, FormattableString.Invariant($"round-{_round++}")), this, cancellationToken);
        return _seconds;
    }

    public void Report(LanguageModelProgress value)
    {
        if (value.Step == 1) _first = time.GetTimestamp();
        if (value.Step == value.Steps) _seconds = time.GetElapsedTime(_first).TotalSeconds;
    }
}
