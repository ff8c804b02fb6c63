using Interp.Domain.Platform;

namespace Interp.Domain.Library;

/// <summary>Trains a small decoder from scratch on a corpus and registers it as a model.</summary>
/// <param name="Corpus">Name of the corpus; the model takes its tokenizer.</param>
/// <param name="Name">Slug of the new model.</param>
/// <param name="Title">Title for people; null for the name.</param>
/// <param name="Layers">Number of blocks.</param>
/// <param name="DModel">Width of the residual stream.</param>
/// <param name="Heads">Attention heads per block.</param>
/// <param name="DMlp">Width of the MLP's hidden layer.</param>
/// <param name="Context">Tokens per sequence.</param>
/// <param name="BatchSize">Sequences per step.</param>
/// <param name="TrainTokens">Tokens to train on.</param>
/// <param name="CooldownAt">Tokens after which the learning rate has fallen to zero once before it rises again; null where it falls at the end alone.</param>
/// <param name="LearningRate">Peak rate; null for the default.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="Positions">How the model knows where a token stands.</param>
/// <param name="TiedStart">Whether the embedding starts equal to the transposed unembedding: heads that copy come sooner.</param>
/// <param name="CohortId">The cohort it is made for.</param>
public sealed record TrainLanguageModelParameters(
    string Corpus,
    string Name,
    string? Title,
    int Layers,
    int DModel,
    int Heads,
    int DMlp,
    int Context,
    int BatchSize,
    long TrainTokens,
    long? CooldownAt,
    double? LearningRate,
    long Seed,
    PositionChoice Positions,
    bool TiedStart,
    int? CohortId)
{
    /// <summary>The shape of "Towards Monosemanticity": one attention and one ReLU MLP layer.</summary>
    public static TrainLanguageModelParameters Default { get; } = new(
        Corpus: string.Empty, Name: string.Empty, Title: null, Layers: 1, DModel: 128, Heads: 4, DMlp: 512, Context: 256,
        BatchSize: 32, TrainTokens: 60_000_000, CooldownAt: null, LearningRate: null, Seed: 1, PositionChoice.Learned, TiedStart: false, CohortId: null);

    /// <summary>All that is wrong with these parameters; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.Slug("name", Name ?? string.Empty);
        check.Length("title", Title, 200);
        check.Range("layers", Layers, 1, 24);
        check.Range("dModel", DModel, 16, 2048);
        check.Range("heads", Heads, 1, 64);
        check.That(Heads < 1 || DModel % Heads == 0, "heads", "Choose a number of heads that divides dModel.");
        check.That(Enum.IsDefined(Positions), "positions", "Choose learned or rotary.");
        check.That(
            Positions != PositionChoice.Rotary || Heads < 1 || DModel % Heads != 0 || DModel / Heads % 2 == 0, "positions",
            $"Rotary positions turn pairs of numbers, and {Heads} heads of a width of {DModel} have {DModel / Math.Max(1, Heads)} each. Choose an even number for each head, or learned positions.");
        check.Range("dMlp", DMlp, 16, 8192);
        check.Range("context", Context, 16, 2048);
        check.Range("batchSize", BatchSize, 1, 1024);
        check.Range("trainTokens", TrainTokens, (long)Math.Max(1, Context) * Math.Max(1, BatchSize), 10_000_000_000);
        check.That(CooldownAt is null || (CooldownAt > 0 && CooldownAt < TrainTokens), "cooldownAt", "Leave it out for one cooldown, at the end, or give a number of tokens above 0 and below trainTokens.");
        check.That(LearningRate is null or (> 0 and <= 1), "learningRate", "Leave it out for the default, or give a number above 0 and at most 1.");
        check.That(Seed >= 0, "seed", "Give a seed of 0 or more.");
        return check.Problems;
    }
}
