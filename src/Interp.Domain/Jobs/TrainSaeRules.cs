using Interp.Domain.Corpora;
using Interp.Domain.Models;

namespace Interp.Domain.Jobs;

/// <summary>What parameters of a training must satisfy.</summary>
internal static class TrainSaeRules
{
    private const long MaxMemoryBytes = 16L << 30;

    public static IReadOnlyList<ParameterProblem> Problems(TrainSaeParameters p, ModelSummary model, CorpusSummary corpus)
    {
        var check = new ParameterChecks();
        check.That(model.HookPoints.Any(h => h.Name == p.HookPoint), "hookPoint",
            $"Choose one of: {string.Join(", ", model.HookPoints.Select(h => h.Name))}.");
        check.That(SaeRecipes.All.Contains(p.Recipe, StringComparer.Ordinal), "recipe", $"Choose one of: {string.Join(", ", SaeRecipes.All)}.");
        check.Range("dSae", p.DSae, 16, 1 << 20);
        check.Range("batchSize", p.BatchSize, 16, 1 << 17);
        check.Range("trainTokens", p.TrainTokens, p.BatchSize, 10_000_000_000);
        check.Range("dashboardTokens", p.DashboardTokens, 1_000, 1_000_000_000);
        check.Range("evaluationTokens", p.EvaluationTokens, 1_000, 100_000_000);
        if (p.Recipe == SaeRecipes.TopK)
            check.That(p.K is { } k && k >= 1 && k <= Math.Min(p.DSae, 1024), "k", $"For recipe topk give k from 1 to {Math.Min(p.DSae, 1024)}; 16 is a good start.");
        else
            check.That(p.L1Coefficient is > 0 and <= 1000, "l1Coefficient", "For recipe l1 give l1Coefficient above 0 and at most 1000; 2 is a good start.");
        check.That(p.LearningRate is null or (> 0 and <= 1), "learningRate", "Leave it out for the recipe's own, or give a number above 0 and at most 1.");
        check.That(p.Seed >= 0, "seed", "Give a seed of 0 or more.");
        check.Slug("name", p.Name);
        check.Length("title", p.Title, 200);
        check.That(Enum.IsDefined(p.Visibility), "visibility", "Choose private, cohort or public.");
        check.That(p.EvaluationTokens <= corpus.Tokens, "evaluationTokens", $"The corpus holds {corpus.Tokens} tokens; ask for at most that.");
        if (check.Problems.Count == 0)
        {
            var bytes = p.EstimatedMemoryBytes(model);
            check.That(bytes <= MaxMemoryBytes, "dSae", $"This needs about {bytes >> 30} GiB; choose fewer features or a smaller batch.");
        }

        return check.Problems;
    }
}
