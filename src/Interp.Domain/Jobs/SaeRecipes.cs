namespace Interp.Domain.Jobs;

/// <summary>The ways to train a sparse autoencoder.</summary>
public static class SaeRecipes
{
    /// <summary>Keeps the K largest latents of each token; dead ones are revived by an auxiliary loss.</summary>
    public const string TopK = "topk";

    /// <summary>ReLU with an L1 penalty and resampling of silent latents, as in "Towards Monosemanticity".</summary>
    public const string L1 = "l1";

    /// <summary>Every recipe.</summary>
    public static IReadOnlyList<string> All { get; } = [TopK, L1];
}
