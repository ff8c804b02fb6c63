using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <content>What a training is where nothing was said.</content>
public sealed partial record TrainSaeParameters
{
    /// <summary>What of a first run does not depend on model and corpus.</summary>
    internal static TrainSaeParameters Usual { get; } = new(
        Model: string.Empty, Corpus: string.Empty, HookPoint: string.Empty, SaeRecipes.TopK, DSae: 0, K: 16, L1Coefficient: null, TargetL0: null,
        TrainTokens: 4_000_000, BatchSize: 4096, CentreInputs: null, LearningRate: null, Seed: 1, DashboardTokens: 2_000_000,
        EvaluationTokens: 100_000, Name: null, Title: null, Visibility.Cohort, CohortId: null);

    /// <summary>A good first run: the last MLP's output, eight times as many features as neurons, minutes on two cores.</summary>
    public static TrainSaeParameters Default(ModelSummary model, string corpus)
    {
        var hook = model.HookPoints.LastOrDefault(h => h.Name.EndsWith("mlp.hook_post", StringComparison.Ordinal))
            ?? model.HookPoints.LastOrDefault()
            ?? throw new ArgumentException($"Model '{model.Name}' has no hook points.", nameof(model));
        return Usual with { Model = model.Name, Corpus = corpus, HookPoint = hook.Name, DSae = hook.Width * 8 };
    }

    /// <summary>The parameters with another recipe and the sparsity that suits it; an unknown recipe keeps its name, so that it can be refused by it.</summary>
    public TrainSaeParameters WithRecipe(string recipe) => SaeRecipes.Find(recipe) switch
    {
        null => this with { Recipe = recipe },
        { Sparsity: SaeSparsity.Count } => this with { Recipe = recipe, K = 16, L1Coefficient = null, TargetL0 = null },
        { TakesTargetL0: true } => this with { Recipe = recipe, K = null, L1Coefficient = null, TargetL0 = 20 },
        var penalised => this with { Recipe = recipe, K = null, L1Coefficient = penalised.UsualCoefficient, TargetL0 = null },
    };
}
