using Interp.Domain.Access;
using Interp.Domain.Corpora;
using Interp.Domain.Models;

namespace Interp.Domain.Jobs;

/// <summary>Trains a sparse autoencoder, evaluates it and publishes it as a dictionary with its dashboards.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Corpus">Name of the corpus; its tokenizer must be the model's.</param>
/// <param name="HookPoint">Which activation.</param>
/// <param name="Recipe"><c>topk</c> or <c>l1</c>.</param>
/// <param name="DSae">Number of features.</param>
/// <param name="K">Active features per token, for <c>topk</c>.</param>
/// <param name="L1Coefficient">Sparsity penalty, for <c>l1</c>.</param>
/// <param name="TrainTokens">Tokens to train on.</param>
/// <param name="BatchSize">Tokens per step.</param>
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
    long TrainTokens,
    int BatchSize,
    double? LearningRate,
    long Seed,
    long DashboardTokens,
    long EvaluationTokens,
    string? Name,
    string? Title,
    Visibility Visibility,
    int? CohortId)
{
    /// <summary>A good first run: the last MLP's output, eight times as many features as neurons, minutes on two cores.</summary>
    public static TrainSaeParameters Default(ModelSummary model, string corpus)
    {
        var hook = model.HookPoints.LastOrDefault(h => h.Name.EndsWith("mlp.hook_post", StringComparison.Ordinal))
            ?? model.HookPoints.LastOrDefault()
            ?? throw new ArgumentException($"Model '{model.Name}' has no hook points.", nameof(model));
        return new(
            model.Name, corpus, hook.Name, SaeRecipes.TopK, DSae: hook.Width * 8, K: 16, L1Coefficient: null,
            TrainTokens: 4_000_000, BatchSize: 4096, LearningRate: null, Seed: 1, DashboardTokens: 2_000_000,
            EvaluationTokens: 100_000, Name: null, Title: null, Visibility.Cohort, CohortId: null);
    }

    /// <summary>All that is wrong with these parameters for that model and corpus; empty when nothing is.</summary>
    public IReadOnlyList<ParameterProblem> Validate(ModelSummary model, CorpusSummary corpus) => TrainSaeRules.Problems(this, model, corpus);

    /// <summary>Peak memory of a worker running this: weights, Adam's two moments, gradients, one batch, and dashboard samples.</summary>
    public long EstimatedMemoryBytes(ModelSummary model) => TrainSaeEstimates.MemoryBytes(this, model);

    /// <summary>Rough running time on two cores.</summary>
    public TimeSpan EstimatedTime(ModelSummary model) => TrainSaeEstimates.Time(this, model);
}
