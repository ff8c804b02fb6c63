namespace Interp.Analysis.Circuits;

/// <summary>Where the gradient of edge attribution is taken; the score of an edge is Σ (u_corrupted − u_clean) · ∂m/∂in_v everywhere.</summary>
public enum EdgeMethod
{
    /// <summary>On the clean run (Syed et al. 2023).</summary>
    Eap,

    /// <summary>Mean over embeddings e_corrupted + α (e_clean − e_corrupted), α = 0, 1/m, ..., (m − 1)/m (Hanna et al. 2024).</summary>
    IntegratedInputs,

    /// <summary>
    /// Mean over runs on the clean prompt in which the source's own layer puts out α clean + (1 − α) corrupted, α = 1/m, ..., 1. The heads of a layer move
    /// together. The released code also counts these runs towards all other sources; here each source has its own.
    /// </summary>
    IntegratedActivations,

    /// <summary>Mean of the clean and the corrupted run.</summary>
    CleanCorrupted,
}
