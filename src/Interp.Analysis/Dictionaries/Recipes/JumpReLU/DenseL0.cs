using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ 1[z &gt; θ] by whole tensors.</summary>
/// <param name="cost">Knows λ.</param>
/// <param name="bandwidth">ε.</param>
internal sealed class DenseL0(L0Objective cost, float bandwidth) : DenseThreshold(bandwidth)
{
    /// <inheritdoc/>
    public override torch.Tensor Penalty(DenseForward pass) => Active(pass) * cost.Coefficient;
}
