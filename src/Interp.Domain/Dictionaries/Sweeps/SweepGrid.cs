namespace Interp.Domain.Dictionaries;

/// <summary>Values whose combinations are the points of a sweep; a list left out takes the one value of the shared training.</summary>
/// <param name="Recipe">Recipes.</param>
/// <param name="DSae">Numbers of features.</param>
/// <param name="K">For the recipes that count.</param>
/// <param name="L1Coefficient">Fixed penalties, for the recipes that penalise.</param>
/// <param name="TargetL0">Targets, for the recipes that penalise and can be steered.</param>
/// <param name="Seed">Seeds.</param>
public sealed record SweepGrid(string[]? Recipe, int[]? DSae, int[]? K, double[]? L1Coefficient, double[]? TargetL0, long[]? Seed)
{
    /// <summary>Nothing varies.</summary>
    public static SweepGrid Empty { get; } = new(Recipe: null, DSae: null, K: null, L1Coefficient: null, TargetL0: null, Seed: null);

    /// <summary>At most so many lists of values may be combined before it is clear that the grid is too large.</summary>
    public const int MostValues = 64;

    /// <summary>Every combination; each recipe with the sparsities that it reads.</summary>
    /// <param name="shared">What the lists leave open.</param>
    public IEnumerable<SweepPoint> Points(TrainSaeParameters shared) =>
        from recipe in Recipe ?? [shared.Recipe]
        from features in DSae ?? [shared.DSae]
        from usual in Sparsities(recipe == shared.Recipe ? shared : shared.WithRecipe(recipe))
        from seed in Seed ?? [shared.Seed]
        select SweepPoint.Of(usual) with { DSae = features, Seed = seed };

    private IEnumerable<TrainSaeParameters> Sparsities(TrainSaeParameters usual)
    {
        if (SaeRecipes.Find(usual.Recipe) is not { } recipe) return [usual];
        if (recipe.Sparsity == SaeSparsity.Count) return (K ?? []).Select(k => usual with { K = k }).DefaultIfEmpty(usual);
        var targets = recipe.TakesTargetL0 ? TargetL0 ?? [] : [];
        return targets.Select(target => usual with { TargetL0 = target, L1Coefficient = null })
            .Concat((L1Coefficient ?? []).Select(penalty => usual with { TargetL0 = null, L1Coefficient = penalty })).DefaultIfEmpty(usual);
    }
}
