using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ f by whole tensors.</summary>
/// <param name="cost">Knows λ.</param>
internal sealed class DenseL1(L1Penalty cost) : DenseObjective
{
    /// <inheritdoc/>
    public override torch.Tensor Penalty(DenseForward pass) => pass.F.sum() * cost.Coefficient;
}
