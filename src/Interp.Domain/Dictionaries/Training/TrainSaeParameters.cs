using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Trains a sparse autoencoder, evaluates it and publishes it as a dictionary with its dashboards.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Corpus">Name of the corpus; its tokenizer must be the model's.</param>
/// <param name="HookPoint">Which activation.</param>
/// <param name="Recipe">One of <see cref="SaeRecipes"/>.</param>
/// <param name="DSae">Number of features.</param>
/// <param name="K">Active features per token, for the recipes that count them.</param>
/// <param name="L1Coefficient">The penalty λ, for the recipes that penalise; null with a target.</param>
/// <param name="TargetL0">Active features per token that λ is steered to; null with a fixed λ.</param>
/// <param name="TrainTokens">Tokens to train on.</param>
/// <param name="BatchSize">Tokens per step.</param>
/// <param name="CentreInputs">Whether the mean activation is taken away before training and put into the biases at the end; null for the recipe's own way.</param>
/// <param name="LearningRate">Null for the recipe's own.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="DashboardTokens">Tokens to build dashboards from.</param>
/// <param name="EvaluationTokens">Held-out tokens to measure on.</param>
/// <param name="Name">Slug of the dictionary; null to make one up.</param>
/// <param name="Title">Title for people; null to make one up.</param>
/// <param name="Visibility">Who may see the result.</param>
/// <param name="CohortId">The cohort it is made for; null for the only one of the person who starts it.</param>
[JobKind(TrainSaeParameters.Kind, Title = "Dictionary training", About = "A sparse autoencoder, trained, measured and published as a dictionary.", Onward = "Open the dictionary")]
[JobStages(typeof(TrainingStage), typeof(DictionaryStages))]
public sealed partial record TrainSaeParameters(
    [property: Display(Name = ParameterWords.Model, Description = "Name of the model")] string Model,
    [property: Display(Name = ParameterWords.Corpus, Description = "Its tokenizer must be the model’s")] string Corpus,
    [property: Display(Name = ParameterWords.HookPoint, Description = "Which activation")] string HookPoint,
    [property: Display(Name = "Recipe", Description = "How features are kept sparse")] string Recipe,
    [property: Display(Name = "d_sae", Description = "Number of features"), Range(TrainSaeRules.LeastFeatures, 1 << 20), Unit("features")] int DSae,
    [property: Display(Name = "k", Description = "Features active at a token, for recipes that count them")] int? K,
    [property: Display(Name = "Penalty λ", Description = "For recipes that penalise; left empty with a target")] double? L1Coefficient,
    [property: Display(Name = "Target L0", Description = "Features active at a token that λ is steered to")] double? TargetL0,
    [property: Display(Name = "Training tokens"), Range(long.MinValue, 10_000_000_000, ErrorMessage = "Give at most 10000000000 tokens."), Unit(ParameterWords.Tokens)] long TrainTokens,
    [property: Display(Name = "Batch size", Description = "Tokens of a step"), Range(16, 1 << 16), Unit(ParameterWords.Tokens)] int BatchSize,
    [property: Display(Name = "Mean taken away", Description = "Before training, and put into the biases at the end; left empty, as the recipe does")] bool? CentreInputs,
    [property: Display(Name = "Learning rate", Description = "Left empty, the recipe’s own"), Range(0, 1, MinimumIsExclusive = true, ErrorMessage = "Leave it out for the recipe's own, or give a number above 0 and at most 1.")] double? LearningRate,
    [property: Display(Name = ParameterWords.Seed, Description = ParameterWords.SeedHelp), Range(0, long.MaxValue, ErrorMessage = ParameterWords.SeedRefusal)] long Seed,
    [property: Display(Name = ParameterWords.DashboardTokens, Description = ParameterWords.DashboardTokensHelp), Range(1_000, 1_000_000_000), Unit(ParameterWords.Tokens)] long DashboardTokens,
    [property: Display(Name = ParameterWords.EvaluationTokens, Description = ParameterWords.EvaluationTokensHelp), Range(1_000, 100_000_000), Unit(ParameterWords.Tokens)] long EvaluationTokens,
    [property: Display(Name = ParameterWords.Name, Description = ParameterWords.NameHelp, GroupName = ParameterWords.Access), Slug] string? Name,
    [property: Display(Name = ParameterWords.Title, Description = ParameterWords.TitleHelp, GroupName = ParameterWords.Access), MaxLength(ParameterWords.LongestTitle)] string? Title,
    [property: Display(Name = ParameterWords.Visibility, GroupName = ParameterWords.Access)] Visibility Visibility,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "train-sae";

    /// <summary>
    /// Makes a transcoder: the activation at the same token, later in the pass, that the features write; null for an autoencoder. Left out of
    /// JSON then, so that the same training keeps its hash.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Display(Name = "Target", Description = "Makes a transcoder: the activation that its features write")]
    public string? Target { get; init; }

    /// <summary>Whether a transcoder's output also has a linear part of its input.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    [Display(Name = "Linear skip", Description = "A transcoder’s output also has a linear part of its input")]
    public bool Skip { get; init; }

    /// <summary>Where a crosscoder reads and writes, in the order of a pass; then <see cref="HookPoint"/> is the last of them. Null, and left out of JSON, for every other recipe.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Display(Name = "Hook points", Description = "Makes a crosscoder: where it reads and writes")]
    public string[]? HookPoints { get; init; }

    /// <summary>Every hook point whose activations are harvested.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Harvested => HookPoints ?? (Target is null ? [HookPoint] : [HookPoint, Target]);

    /// <summary>Where the features write.</summary>
    [JsonIgnore]
    public string WrittenHookPoint => Target ?? HookPoint;

    /// <summary>All that is wrong with these parameters for that model, corpus and worker; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate(ModelSummary model, CorpusSummary corpus, WorkerCapacity capacity) => TrainSaeRules.Problems(this, model, corpus, capacity);

    /// <summary>Peak memory of a worker running this.</summary>
    public long EstimatedMemoryBytes(ModelSummary model) => SaeMemory.Of(this, model);

    /// <summary>Activations on the worker's disk, two bytes a number; shared by every run on the same ones.</summary>
    public long EstimatedDiskBytes(ModelSummary model) => SaeMemory.Disk(this, model);

    /// <summary>Rough running time on two cores.</summary>
    public TimeSpan EstimatedTime(ModelSummary model) => TrainSaeEstimates.Time(this, model);
}
