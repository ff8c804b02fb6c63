using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>f = ReLU of the k largest z of each row.</summary>
internal sealed class DenseTopK(int k) : DenseObjective
{
    /// <inheritdoc/>
    public override torch.Tensor Activate(DenseWeights weights, torch.Tensor z) => Largest.Of(z, k);
}
