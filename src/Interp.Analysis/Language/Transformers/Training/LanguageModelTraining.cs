namespace Interp.Analysis.Language;

/// <summary>How a language model is trained. The same record and corpus give the same weights.</summary>
public sealed record LanguageModelTraining
{
    /// <summary>Tokens to train on; rounded up to whole steps.</summary>
    public required long Tokens { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>Contexts per step.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Peak learning rate; see <see cref="LearningRateSchedule"/>.</summary>
    public double LearningRate { get; init; } = 3e-3;

    public int WarmupSteps { get; init; } = 200;

    /// <summary>Share of the steps, at the end, over which the learning rate falls to zero.</summary>
    public double CooldownShare { get; init; } = 0.3;

    /// <summary>
    /// Tokens after which the learning rate has fallen to zero once already, before it rises again: where a finished run was made longer. Ascending, below
    /// <see cref="Tokens"/>.
    /// </summary>
    public IReadOnlyList<long> CooldownsAt { get; init; } = [];

    /// <summary>
    /// Start with the embedding equal to the transposed unembedding; both are trained apart from then on. Heads that copy are then learned for all tokens at once
    /// instead of token by token.
    /// </summary>
    public bool TiedStart { get; init; }

    /// <summary>Decay of matrices; embeddings, gains and biases do not decay.</summary>
    public double WeightDecay { get; init; } = 0.1;

    public double Beta1 { get; init; } = 0.9;

    public double Beta2 { get; init; } = 0.95;

    public double Eps { get; init; } = 1e-8;

    /// <summary>Longest gradient, as a Euclidean norm over all weights.</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>Steps between two looks at held-out text.</summary>
    public int ValidationEvery { get; init; } = 500;

    /// <summary>Held-out contexts looked at for each class of text.</summary>
    public int ValidationContexts { get; init; } = 16;

    /// <summary>Parts of a batch whose gradients are computed apart, each on a thread of its own where there are enough. Part of the result: sums are taken in this order.</summary>
    public int Shards { get; init; } = 2;

    /// <summary>Contexts of a shard that go through the model together: few enough that their activations stay in the cache.</summary>
    public int MicroBatch { get; init; } = 4;

    /// <summary>Threads to compute on; does not change the result.</summary>
    public int Threads { get; init; } = 2;

    public TimeSpan CheckpointEvery { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>This record, once every field is known to be sane.</summary>
    /// <exception cref="InvalidDataException">A field is out of range; the message says which.</exception>
    public LanguageModelTraining Validated()
    {
        Require(Tokens is > 0 and <= 1_000_000_000_000, $"{nameof(Tokens)} must be 1 to 10^12");
        Require(Batch is > 0 and <= 65_536, $"{nameof(Batch)} must be 1 to 65,536 contexts");
        Require(Shards is > 0 and <= 256 && Batch % Shards == 0, $"{nameof(Shards)} must divide {nameof(Batch)}");
        Require(MicroBatch > 0 && Threads > 0, $"{nameof(MicroBatch)} and {nameof(Threads)} must be at least 1");
        Require(LearningRate is > 0 and < 1 && WeightDecay is >= 0 and < 10 && Eps is > 0 and < 1, "learning rate, weight decay or eps is out of range");
        Require(Beta1 is >= 0 and < 1 && Beta2 is >= 0 and < 1 && ClipNorm > 0, "betas must be in [0, 1) and ClipNorm above 0");
        Require(CooldownShare is >= 0 and <= 1, $"{nameof(CooldownShare)} must be in [0, 1]");
        Require(CooldownsAt.Prepend(0).Zip(CooldownsAt.Append(Tokens)).All(p => p.First < p.Second), $"{nameof(CooldownsAt)} must ascend between 0 and {nameof(Tokens)}");
        Require(WarmupSteps >= 0 && ValidationEvery > 0 && ValidationContexts > 0, "warm-up and validation counts are out of range");
        return this;
    }

    /// <summary>Steps in all, for contexts of <paramref name="n_ctx"/> tokens.</summary>
    public long Steps(int n_ctx) => StepsFor(Tokens, n_ctx);

    /// <summary>Steps that see <paramref name="tokens"/> tokens, the last one whole.</summary>
    internal long StepsFor(long tokens, int n_ctx) => (tokens + (long)Batch * n_ctx - 1) / ((long)Batch * n_ctx);

    private static void Require(bool holds, string why)
    {
        if (!holds) throw new InvalidDataException($"Language model training: {why}.");
    }
}
