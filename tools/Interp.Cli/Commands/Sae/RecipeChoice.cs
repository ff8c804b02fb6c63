using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Commands;

/// <summary>Recipes by name.</summary>
internal static class RecipeChoice
{
    public static string[] Names => ["topk", "batchtopk", "matryoshka", "l1", "l1-april", "p-anneal", "gated", "jumprelu"];

    /// <summary>The options of a recipe.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="k">For those that keep the largest.</param>
    /// <param name="coefficient">λ of those that pay; their own when null.</param>
    /// <param name="targetL0">What their λ is moved for, if anything.</param>
    public static SaeOptions Of(string name, int k, double? coefficient, double? targetL0) => name switch
    {
        "topk" => new TopKOptions { k = k },
        "batchtopk" => new BatchTopKOptions { k = k },
        "matryoshka" => new MatryoshkaOptions { k = k },
        "l1" => Pay(new L1Options(), coefficient, targetL0),
        "l1-april" => Pay(new L1AprilOptions(), coefficient, targetL0),
        "p-anneal" => Pay(new PAnnealOptions(), coefficient, targetL0),
        "gated" => Pay(new GatedOptions(), coefficient, targetL0),
        "jumprelu" => Pay(new JumpReLUOptions(), coefficient, targetL0),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such recipe."),
    };

    private static PenaltyOptions Pay(PenaltyOptions options, double? coefficient, double? targetL0) =>
        options with { Coefficient = coefficient ?? options.Coefficient, TargetL0 = targetL0 };
}
