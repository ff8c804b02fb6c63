namespace Interp.Domain.Dictionaries;

/// <summary>What one dictionary of a sweep has of its own.</summary>
/// <param name="Recipe">One of <see cref="SaeRecipes"/>.</param>
/// <param name="DSae">Number of features.</param>
/// <param name="K">Active features per token, for the recipes that count them.</param>
/// <param name="L1Coefficient">The penalty λ, for the recipes that penalise.</param>
/// <param name="TargetL0">Active features per token that λ is steered to.</param>
/// <param name="Seed">Seed of its weights.</param>
public sealed record SweepPoint(string Recipe, int DSae, int? K, double? L1Coefficient, double? TargetL0, long Seed)
{
    /// <summary>The point that is exactly a training.</summary>
    public static SweepPoint Of(TrainSaeParameters p) => new(p.Recipe, p.DSae, p.K, p.L1Coefficient, p.TargetL0, p.Seed);

    /// <summary>How it is trained; the activations are those of the sweep, whatever the seed.</summary>
    public TrainSaeParameters In(TrainSaeParameters shared) =>
        shared with { Recipe = Recipe, DSae = DSae, K = K, L1Coefficient = L1Coefficient, TargetL0 = TargetL0, Seed = Seed };
}
