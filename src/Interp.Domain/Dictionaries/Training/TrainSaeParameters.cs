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
public sealed record TrainSaeParameters(
    string Model,
    string Corpus,
    string HookPoint,
    string Recipe,
    int DSae,
    int? K,
    double? L1Coefficient,
    double? TargetL0,
    long TrainTokens,
    int BatchSize,
    bool? CentreInputs,
    double? LearningRate,
    long Seed,
    long DashboardTokens,
    long EvaluationTokens,
    string? Name,
    string? Title,
    Visibility Visibility,
    int? CohortId)
{
    /// <summary>
    /// Makes a transcoder: the activation at the same token, later in the pass, that the features write; null for an autoencoder. Left out of
    /// JSON then, so that the same training keeps its hash.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }

    /// <summary>Whether a transcoder's output also has a linear part of its input.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Skip { get; init; }

    /// <summary>Where a crosscoder reads and writes, in the order of a pass; then <see cref="HookPoint"/> is the last of them. Null, and left out of JSON, for every other recipe.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? HookPoints { get; init; }

    /// <summary>Every hook point whose activations are harvested.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Harvested => HookPoints ?? (Target is null ? [HookPoint] : [HookPoint, Target]);

    /// <summary>Where the features write.</summary>
    [JsonIgnore]
    public string WrittenHookPoint => Target ?? HookPoint;

    /// <summary>A good first run: the last MLP's output, eight times as many features as neurons, minutes on two cores.</summary>
    public static TrainSaeParameters Default(ModelSummary model, string corpus)
    {
        var hook = model.HookPoints.LastOrDefault(h => h.Name.EndsWith("mlp.hook_post", StringComparison.Ordinal))
            ?? model.HookPoints.LastOrDefault()
            ?? throw new ArgumentException($"Model '{model.Name}' has no hook points.", nameof(model));
        return new(
            model.Name, corpus, hook.Name, SaeRecipes.TopK, DSae: hook.Width * 8, K: 16, L1Coefficient: null, TargetL0: null,
            TrainTokens: 4_000_000, BatchSize: 4096, CentreInputs: null, LearningRate: null, Seed: 1, DashboardTokens: 2_000_000,
            EvaluationTokens: 100_000, Name: null, Title: null, Visibility.Cohort, CohortId: null);
    }

    /// <summary>The parameters with another recipe and the sparsity that suits it; an unknown recipe keeps its name, so that it can be refused by it.</summary>
    public TrainSaeParameters WithRecipe(string recipe) => SaeRecipes.Find(recipe) switch
    {
        null => this with { Recipe = recipe },
        { Sparsity: SaeSparsity.Count } => this with { Recipe = recipe, K = 16, L1Coefficient = null, TargetL0 = null },
        { TakesTargetL0: true } => this with { Recipe = recipe, K = null, L1Coefficient = null, TargetL0 = 20 },
        var penalised => this with { Recipe = recipe, K = null, L1Coefficient = penalised.UsualCoefficient, TargetL0 = null },
    };

    /// <summary>All that is wrong with these parameters for that model, corpus and worker; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate(ModelSummary model, CorpusSummary corpus, WorkerCapacity capacity) => TrainSaeRules.Problems(this, model, corpus, capacity);

    /// <summary>Peak memory of a worker running this.</summary>
    public long EstimatedMemoryBytes(ModelSummary model) => SaeMemory.Of(this, model);

    /// <summary>Activations on the worker's disk, two bytes a number; shared by every run on the same ones.</summary>
    public long EstimatedDiskBytes(ModelSummary model) => SaeMemory.Disk(this, model);

    /// <summary>Rough running time on two cores.</summary>
    public TimeSpan EstimatedTime(ModelSummary model) => TrainSaeEstimates.Time(this, model);
}
