using System.Globalization;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>What parameters of a training must satisfy.</summary>
internal static class TrainSaeRules
{
    /// <summary>The narrowest dictionary.</summary>
    public const int LeastFeatures = 16;

    private const int MostK = 1024;

    public static IReadOnlyList<ParameterProblem> Problems(TrainSaeParameters p, ModelSummary model, CorpusSummary corpus, WorkerCapacity capacity)
    {
        var check = new ParameterChecks();
        check.That(p.HookPoints is not null || model.HookPoints.Any(h => h.Name == p.HookPoint), "hookPoint",
            $"'{model.Name}' has no hook point '{p.HookPoint}' with one vector per token. Choose one of: {string.Join(", ", model.HookPoints.Select(h => h.Name))}.");
        Transcoders.Check(check, p, model);
        Crosscoders.Check(check, p, model);
        check.Values(p);
        check.That(p.TrainTokens >= p.BatchSize, "trainTokens", $"{Number(p.TrainTokens)} tokens are less than one step of {p.BatchSize}. Give more tokens or a smaller batch.");
        Sparsity(check, p);
        check.That(p.EvaluationTokens <= corpus.Tokens, "evaluationTokens", $"The corpus holds {corpus.Tokens} tokens; ask for at most that.");
        if (check.Problems.Count == 0) Memory(check, p, model, capacity);
        return check.Problems;
    }

    private static void Sparsity(ParameterChecks check, TrainSaeParameters p)
    {
        if (SaeRecipes.Find(p.Recipe) is not { } recipe)
            check.That(holds: false, "recipe", $"Choose one of: {string.Join(", ", SaeRecipes.All.Append(SaeRecipes.OfSeveralPlaces).Select(r => r.Slug))}.");
        else if (recipe.Sparsity == SaeSparsity.Count)
            Counted(check, p);
        else
            Penalised(check, p, recipe);
    }

    private static void Counted(ParameterChecks check, TrainSaeParameters p)
    {
        var most = Math.Min(p.DSae, MostK);
        check.That(p.K is { } k && k >= 1 && k <= most, "k", $"For recipe {p.Recipe} give k from 1 to {most}; 16 is a good start.");
        check.That(p.L1Coefficient is null, "l1Coefficient", $"Recipe {p.Recipe} has no penalty; leave l1Coefficient out and give k.");
        check.That(p.TargetL0 is null, "targetL0", $"Recipe {p.Recipe} keeps k features per token; leave targetL0 out and give k.");
    }

    private static void Penalised(ParameterChecks check, TrainSaeParameters p, SaeRecipe recipe)
    {
        check.That(p.K is null, "k", $"Recipe {p.Recipe} penalises instead of counting; leave k out.");
        if (p.TargetL0 is { } target)
        {
            var most = p.DSae / 2.0;
            check.That(recipe.TakesTargetL0, "targetL0", $"Recipe {p.Recipe} takes l1Coefficient only.");
            check.That(target > 0 && target < most, "targetL0", $"Give a target above 0 and below {Number(most)}, half of the features: denser codes explain nothing. 20 is a good start.");
            check.That(p.L1Coefficient is null, "l1Coefficient", "Give either targetL0, for which the penalty is found, or l1Coefficient.");
        }
        else
        {
            var start = Number(recipe.UsualCoefficient);
            check.That(p.L1Coefficient is > 0 and <= 1000, "l1Coefficient", $"For recipe {p.Recipe} give l1Coefficient above 0 and at most 1000; {start} is a good start.");
        }
    }

    private static void Memory(ParameterChecks check, TrainSaeParameters p, ModelSummary model, WorkerCapacity capacity)
    {
        var bytes = SaeMemory.Of(p, model);
        if (bytes <= capacity.MemoryBytes) return;
        var fits = MostThatFit(p, model, capacity);
        check.That(holds: false, "dSae", $"This needs about {Gigabytes(bytes)} of memory and the worker has {Gigabytes(capacity.MemoryBytes)}. "
            + (fits >= LeastFeatures ? $"Up to {Number(fits)} features fit." : "Choose a smaller batch, fewer dashboard tokens or a smaller model."));
    }

    /// <summary>By bisection; a multiple of 16.</summary>
    private static int MostThatFit(TrainSaeParameters p, ModelSummary model, WorkerCapacity capacity)
    {
        var (fits, over) = (0, p.DSae / LeastFeatures + 1);
        while (over - fits > 1)
        {
            var middle = (fits + over) / 2;
            if (SaeMemory.Of(p with { DSae = middle * LeastFeatures }, model) <= capacity.MemoryBytes) fits = middle;
            else over = middle;
        }

        return fits * LeastFeatures;
    }

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.#} GiB");

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
