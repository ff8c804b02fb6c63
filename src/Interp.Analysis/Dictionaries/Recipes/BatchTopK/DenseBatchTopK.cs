using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>f = the k · B largest positive z of a batch of B rows.</summary>
internal sealed class DenseBatchTopK(int k) : DenseObjective
{
    /// <inheritdoc/>
    public override torch.Tensor Activate(DenseWeights weights, torch.Tensor z) =>
        Largest.Of(z.reshape(1, z.numel()), checked(k * (int)z.shape[0])).reshape(z.shape);
}
