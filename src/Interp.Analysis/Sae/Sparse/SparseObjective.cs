namespace Interp.Analysis.Sae.Sparse;

/// <summary>
/// The loss of one batch of B rows: (Σ‖x − x̂‖² / ErrorNormaliser + Sparsity · Σ f) / B + AuxWeight · AuxK.
/// </summary>
/// <param name="ErrorNormaliser">1 for a plain squared error, the variance of the data for a relative one.</param>
/// <param name="Sparsity">λ of the L1 penalty, or 0.</param>
/// <param name="AuxWeight">α of the auxiliary loss, or 0.</param>
/// <param name="AuxLatents">k_aux: dead latents that try to explain a row's error.</param>
/// <param name="AuxRowStride">The auxiliary loss looks at every so-manieth row of the batch.</param>
public sealed record SparseObjective(double ErrorNormaliser, double Sparsity, double AuxWeight = 0, int AuxLatents = 0, int AuxRowStride = 1);
