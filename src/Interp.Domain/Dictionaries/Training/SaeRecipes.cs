namespace Interp.Domain.Dictionaries;

/// <summary>The ways to train a sparse autoencoder that workers know.</summary>
public static class SaeRecipes
{
    /// <summary>Keeps the K largest latents of each token; dead ones are revived by an auxiliary loss.</summary>
    public const string TopK = "topk";

    /// <summary>ReLU with an L1 penalty and resampling of silent latents, as in "Towards Monosemanticity".</summary>
    public const string L1 = "l1";

    /// <summary>ReLU with a penalty on activation times decoder norm.</summary>
    public const string L1April = "l1-april";

    /// <summary>A penalty on Σ f^p whose p falls in training.</summary>
    public const string PAnneal = "p-anneal";

    /// <summary>Whether a latent fires and how strongly are decided apart.</summary>
    public const string Gated = "gated";

    /// <summary>A threshold for each latent is learnt.</summary>
    public const string JumpReLU = "jumprelu";

    /// <summary>Keeps k latents per token on average over a batch.</summary>
    public const string BatchTopK = "batchtopk";

    /// <summary>Nested dictionaries, each of which reconstructs by itself.</summary>
    public const string Matryoshka = "matryoshka";

    /// <summary>One dictionary for several hook points of a model, with a penalty on activation times the decoder norms of all of them.</summary>
    public const string Crosscoder = "crosscoder";

    /// <summary>Every recipe for one hook point, the one to begin with first.</summary>
    public static IReadOnlyList<SaeRecipe> All { get; } =
    [
        new(TopK, "TopK", "Keeps the k strongest features of each token and revives dead ones with an auxiliary loss.", SaeSparsity.Count),
        new(BatchTopK, "BatchTopK", "Keeps k features per token on average over a batch, so that rich tokens may use more.", SaeSparsity.Count),
        new(Matryoshka, "Matryoshka", "Trains nested dictionaries together, so that early features stay general and late ones specialise.", SaeSparsity.Count) { Decodings = 5 },
        new(JumpReLU, "JumpReLU", "Learns a threshold for each feature and pays for the number that fire.", SaeSparsity.Penalty) { UsualCoefficient = 1, TakesTargetL0 = true },
        new(Gated, "Gated", "Decides apart whether a feature fires and how strongly, so that the penalty does not shrink activations.", SaeSparsity.Penalty) { UsualCoefficient = 2, TakesTargetL0 = true },
        new(L1, "ReLU + L1, 2023", "Penalises the sum of activations and resamples silent features, as in “Towards Monosemanticity”.", SaeSparsity.Penalty) { UsualCoefficient = 2, TakesTargetL0 = true },
        new(L1April, "ReLU + L1, April 2024", "Penalises activations times decoder norms, which are left free; nothing is resampled.", SaeSparsity.Penalty) { UsualCoefficient = 5, TakesTargetL0 = true },
        new(PAnneal, "p-anneal", "Begins as an L1 penalty and bends it step by step towards counting the features that fire.", SaeSparsity.Penalty) { UsualCoefficient = 2, TakesTargetL0 = true },
    ];

    /// <summary>The recipe for several hook points at once.</summary>
    public static SaeRecipe OfSeveralPlaces { get; } =
        new(Crosscoder, "Crosscoder", "Reads several hook points at once and writes each with a decoder of its own, so that one sees where in the model a feature lives.", SaeSparsity.Penalty) { UsualCoefficient = 2, TakesTargetL0 = true };

    /// <summary>One recipe; null when there is none of that name.</summary>
    public static SaeRecipe? Find(string? slug) => All.Append(OfSeveralPlaces).FirstOrDefault(r => string.Equals(r.Slug, slug, StringComparison.Ordinal));
}
