using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ_i f_i ‖W_dec[i]‖ by whole tensors.</summary>
/// <param name="cost">Knows λ.</param>
internal sealed class DenseNormPenalty(NormPenalty cost) : DenseObjective
{
    /// <inheritdoc/>
    public override torch.Tensor Penalty(DenseForward pass) => (pass.F.sum(dim: 0) * pass.Weights.DecoderNorms()).sum() * cost.Coefficient;
}
