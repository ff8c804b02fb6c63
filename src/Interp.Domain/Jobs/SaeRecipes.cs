namespace Interp.Domain.Jobs;

/// <summary>The ways to train a sparse autoencoder that workers know.</summary>
public static class SaeRecipes
{
    /// <summary>Keeps the K largest latents of each token; dead ones are revived by an auxiliary loss.</summary>
    public const string TopK = "topk";

    /// <summary>ReLU with an L1 penalty and resampling of silent latents, as in "Towards Monosemanticity".</summary>
    public const string L1 = "l1";

    /// <summary>Every recipe, the one to begin with first.</summary>
    public static IReadOnlyList<SaeRecipe> All { get; } =
    [
        new(TopK, "TopK", "Keeps the k strongest features of each token and revives dead ones with an auxiliary loss.", SaeSparsity.Count),
        new(L1, "ReLU + L1, 2023", "Penalises the sum of activations and resamples silent features, as in “Towards Monosemanticity”.", SaeSparsity.Penalty) { UsualCoefficient = 2 },
    ];

    /// <summary>One recipe; null when there is none of that name.</summary>
    public static SaeRecipe? Find(string? slug) => All.FirstOrDefault(r => string.Equals(r.Slug, slug, StringComparison.Ordinal));
}
