namespace Interp.Analysis.Dictionaries;

/// <summary>
/// AuxK (Gao et al. 2024): the k_aux largest positive z among dead latents, decoded without a bias, explain a row's error
/// e = x − x̂, held constant: Σ‖ê − e‖² / Σ‖e − ē‖².
/// </summary>
/// <param name="Weight">α.</param>
/// <param name="Latents">k_aux.</param>
/// <param name="RowStride">It looks at every so-manieth row of the batch.</param>
public sealed record AuxLoss(double Weight, int Latents, int RowStride = 1);
