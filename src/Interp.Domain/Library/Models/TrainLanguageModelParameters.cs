using System.ComponentModel.DataAnnotations;
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
[JobKind(TrainLanguageModelParameters.Kind, Title = "Language model training", About = "A small decoder, trained from scratch on a corpus.", Onward = "Train a dictionary on it", Permission = Permission.Train)]
[JobStages(typeof(TrainingStage))]
public sealed record TrainLanguageModelParameters(
    [property: Display(Name = ParameterWords.Corpus, Description = "The model takes its tokenizer")] string Corpus,
    [property: Display(Name = ParameterWords.Name, Description = "Lower-case letters, digits and hyphens", GroupName = ParameterWords.Access), Slug] string Name,
    [property: Display(Name = ParameterWords.Title, Description = "For people; left empty, the name", GroupName = ParameterWords.Access), MaxLength(ParameterWords.LongestTitle)] string? Title,
    [property: Display(Name = "Layers"), Range(1, 24)] int Layers,
    [property: Display(Name = "d_model", Description = "Width of the residual stream"), Range(16, 2048)] int DModel,
    [property: Display(Name = "Heads", Description = "Attention heads of each layer"), Range(1, 64)] int Heads,
    [property: Display(Name = "d_mlp", Description = "Width of the MLP’s hidden layer"), Range(16, 8192)] int DMlp,
    [property: Display(Name = "Context", Description = "Tokens of a sequence"), Range(16, 2048), Unit(ParameterWords.Tokens)] int Context,
    [property: Display(Name = "Batch size", Description = "Sequences of a step"), Range(1, 1024), Unit("sequences")] int BatchSize,
    [property: Display(Name = "Training tokens"), Unit(ParameterWords.Tokens)] long TrainTokens,
    [property: Display(Name = "First cooldown", Description = "After so many tokens the learning rate has once fallen to zero; left empty, it falls at the end alone"), Unit(ParameterWords.Tokens)] long? CooldownAt,
    [property: Display(Name = "Learning rate", Description = "Its peak"), Range(0, 1, MinimumIsExclusive = true, ErrorMessage = ParameterWords.LearningRateRefusal)] double? LearningRate,
    [property: Display(Name = ParameterWords.Seed, Description = ParameterWords.SeedHelp), Range(0, long.MaxValue, ErrorMessage = ParameterWords.SeedRefusal)] long Seed,
    [property: Display(Name = "Positions", Description = "How the model knows where a token stands")] PositionChoice Positions,
    [property: Display(Name = "Tied start", Description = "The embedding starts equal to the transposed unembedding: heads that copy come sooner")] bool TiedStart,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "train-language-model";

    /// <summary>The shape of "Towards Monosemanticity": one attention and one ReLU MLP layer.</summary>
    public static TrainLanguageModelParameters Default { get; } = new(
        Corpus: string.Empty, Name: string.Empty, Title: null, Layers: 1, DModel: 128, Heads: 4, DMlp: 512, Context: 256,
        BatchSize: 32, TrainTokens: 60_000_000, CooldownAt: null, LearningRate: null, Seed: 1, PositionChoice.Learned, TiedStart: false, CohortId: null);

    /// <summary>All that is wrong with these parameters; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate()
    {
        var check = new ParameterChecks();
        check.Values(this);
        check.That(Heads < 1 || DModel % Heads == 0, "heads", "Choose a number of heads that divides dModel.");
        check.That(
            Positions != PositionChoice.Rotary || Heads < 1 || DModel % Heads != 0 || DModel / Heads % 2 == 0, "positions",
            $"Rotary positions turn pairs of numbers, and {Heads} heads of a width of {DModel} have {DModel / Math.Max(1, Heads)} each. Choose an even number for each head, or learned positions.");
        check.Range("trainTokens", TrainTokens, (long)Math.Max(1, Context) * Math.Max(1, BatchSize), 10_000_000_000);
        check.That(CooldownAt is null || (CooldownAt > 0 && CooldownAt < TrainTokens), "cooldownAt", "Leave it out for one cooldown, at the end, or give a number of tokens above 0 and below trainTokens.");
        return check.Problems;
    }
}

/// <summary>How a model knows where a token stands.</summary>
public enum PositionChoice
{
    /// <summary>One trained vector for each position.</summary>
    Learned,

    /// <summary>Queries and keys are turned by their position.</summary>
    Rotary,
}
