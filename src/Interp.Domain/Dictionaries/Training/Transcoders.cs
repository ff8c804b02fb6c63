using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Trainings whose features read one activation and write another.</summary>
public static class Transcoders
{
    private static readonly string[] Recipes = [SaeRecipes.TopK, SaeRecipes.JumpReLU];

    /// <summary>Whether a recipe can predict another activation than it reads.</summary>
    /// <param name="recipe">One of <see cref="SaeRecipes"/>.</param>
    public static bool Can(string recipe) => Recipes.Contains(recipe, StringComparer.Ordinal);

    /// <summary>What a transcoder of this hook point can write: what the model computes after it.</summary>
    /// <param name="model">The model; its hook points stand in the order of a pass.</param>
    /// <param name="hookPoint">Where the features read.</param>
    public static IEnumerable<HookPointSummary> Targets(ModelSummary model, string hookPoint) => model.HookPoints.SkipWhile(h => h.Name != hookPoint).Skip(1);

    internal static void Check(ParameterChecks check, TrainSaeParameters p, ModelSummary model)
    {
        if (p.Target is not { } target)
        {
            check.That(!p.Skip, "skip", "Only a transcoder has a linear skip. Give target, or leave skip out.");
            return;
        }

        check.That(Can(p.Recipe) || SaeRecipes.Find(p.Recipe) is null, "target",
            $"Recipe {p.Recipe} trains autoencoders only. Choose {string.Join(" or ", Recipes)} for a transcoder, or leave target out.");
        if (model.HookPoints.All(h => h.Name != p.HookPoint)) return;
        var targets = Targets(model, p.HookPoint).Select(h => h.Name).ToArray();
        check.That(targets.Contains(target, StringComparer.Ordinal), "target", targets.Length > 0
            ? $"A transcoder of {p.HookPoint} writes what '{model.Name}' computes after it, and '{target}' is not that. Choose one of: {string.Join(", ", targets)}."
            : $"Nothing that can be written comes after {p.HookPoint} in '{model.Name}'. Choose an earlier hookPoint.");
    }
}
