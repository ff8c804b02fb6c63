namespace Interp.Analysis.Language;

/// <summary>Trains a decoder on a tokenised corpus; can be stopped at any time and goes on exactly where it was.</summary>
public sealed class LanguageModelTrainer
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromMilliseconds(250);

    private readonly TokenCorpus _corpus;
    private readonly DecoderConfig _config;
    private readonly LanguageModelTraining _training;
    private readonly TimeProvider _clock;
    private readonly ContextOrder _order;
    private readonly HeldOutSample _heldOut;
    private readonly long _steps;
    private readonly LearningRateSchedule _schedule;

    public LanguageModelTrainer(TokenCorpus corpus, DecoderConfig config, LanguageModelTraining training, TimeProvider clock)
    {
        (_corpus, _config, _training, _clock) = (corpus, config.Validated(), training.Validated(), clock);
        if (config.TiedUnembedding) throw new ArgumentException("Training needs an unembedding of its own: set TiedUnembedding to false.", nameof(config));
        if (corpus.Manifest.VocabularySize > config.d_vocab)
            throw new ArgumentException($"The corpus uses {corpus.Manifest.VocabularySize} token ids, the model has {config.d_vocab}.", nameof(config));
        _order = new ContextOrder(corpus, config.n_ctx, training.Seed);
        _heldOut = new HeldOutSample(corpus, config.n_ctx, training.ValidationContexts, training.Seed);
        _steps = training.Steps(config.n_ctx);
        _schedule = new LearningRateSchedule(training, config.n_ctx);
    }

    /// <summary>Trains to the end, from the folder's checkpoint where there is one.</summary>
    /// <param name="folder">Where the checkpoint is kept.</param>
    /// <param name="progress">Told at most four times a second, and of every look at held-out text.</param>
    /// <param name="cancellationToken">Stops after the step in hand, with a checkpoint.</param>
    /// <returns>The model and its loss curve.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; run again to go on.</exception>
    public TrainedLanguageModel Train(string folder, IProgress<LanguageModelProgress> progress, CancellationToken cancellationToken)
    {
        var checkpoint = new TrainingCheckpoint(folder, _config, _training, _corpus.Manifest.Hash);
        var state = checkpoint.Load() ?? new TrainingState(_training.TiedStart ? DecoderInitialisation.TiedStart(_config, _training.Seed) : DecoderInitialisation.Random(_config, _training.Seed));
        var shards = Enumerable.Range(0, _training.Shards).Select(_ => new GradientShard(_config, state.Weights, _training.MicroBatch)).ToList();
        using var threads = new ShardThreads(Math.Min(_training.Threads, _training.Shards));
        try
        {
            Run(state, shards, threads, checkpoint, progress, cancellationToken);
            return new TrainedLanguageModel(_config, state.TakeWeights(), state.Curve);
        }
        finally
        {
            foreach (var shard in shards) shard.Dispose();
            state.Dispose();
        }
    }

    private void Run(TrainingState state, List<GradientShard> shards, ShardThreads threads, TrainingCheckpoint checkpoint, IProgress<LanguageModelProgress> progress, CancellationToken cancellationToken)
    {
        var optimiser = new Optimiser(_training, state);
        var (begun, first) = (_clock.GetTimestamp(), state.Step);
        var (reported, saved) = (begun, begun);
        while (state.Step < _steps)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                checkpoint.Save(state);
                cancellationToken.ThrowIfCancellationRequested();
            }

            var rate = _schedule.At(state.Step);
            var loss = Gradients(state.Step, shards, threads);
            optimiser.Step(shards, rate, threads);
            state.Count(loss);

            var looked = state.Step % _training.ValidationEvery == 0 || state.Step == _steps;
            if (looked) Look(state, shards, threads);
            if (looked || _clock.GetElapsedTime(reported) >= ReportEvery || state.Step == first + 1)
            {
                reported = _clock.GetTimestamp();
                progress.Report(Progress(state, first, _clock.GetElapsedTime(begun), loss, rate));
            }

            if (_clock.GetElapsedTime(saved) < _training.CheckpointEvery && state.Step < _steps) continue;
            saved = _clock.GetTimestamp();
            checkpoint.Save(state);
        }
    }

    /// <summary>Fills the shards' gradients for the mean loss of a step's batch.</summary>
    private double Gradients(long step, List<GradientShard> shards, ShardThreads threads)
    {
        int length = _config.n_ctx + 1, each = _training.Batch / shards.Count;
        var tokens = new int[_training.Batch * length];
        for (var context = 0; context < _training.Batch; context++)
            _order.Read(step * _training.Batch + context, tokens.AsSpan(context * length, length));

        var scale = 1f / (_training.Batch * _config.n_ctx);
        var losses = new double[shards.Count];
        threads.Run(shards.Count, shard =>
        {
            shards[shard].Clear();
            losses[shard] = shards[shard].Accumulate(tokens.AsSpan(shard * each * length, each * length), scale);
        });
        return losses.Sum() * scale;
    }

    private void Look(TrainingState state, List<GradientShard> shards, ShardThreads threads)
    {
        var (overall, byClass) = _heldOut.Measure(shards, threads);
        state.Record(new LossCurvePoint(state.Step, TokensAfter(state.Step), state.MeanLoss, overall, byClass));
    }

    private LanguageModelProgress Progress(TrainingState state, long first, TimeSpan elapsed, double loss, double rate)
    {
        var perSecond = TokensAfter(state.Step - first) / Math.Max(1e-9, elapsed.TotalSeconds);
        var remaining = TimeSpan.FromSeconds(TokensAfter(_steps - state.Step) / perSecond);
        return new LanguageModelProgress(state.Step, _steps, TokensAfter(state.Step), perSecond, remaining, loss, rate, state.Curve.LastOrDefault());
    }

    private long TokensAfter(long steps) => steps * _training.Batch * _config.n_ctx;
}
