using Interp.Analysis.Activations;
using Interp.Analysis.Devices;
using Interp.Analysis.Sae.Dense;

namespace Interp.Analysis.Sae.TopK;

/// <summary>TopK with the AuxK loss: Gao et al. 2024, "Scaling and evaluating sparse autoencoders" (arXiv 2406.04093).</summary>
public sealed record TopKOptions : TopKFamilyOptions
{
    /// <inheritdoc/>
    public override string Recipe => "topk";

    /// <inheritdoc/>
    protected override bool HasTorchStep => true;

    /// <inheritdoc/>
    public override ISaeRecipe CreateRecipe(IActivationSource source) => TorchDevice is { } device
        ? new DenseTopKRecipe(this, source, ComputeDevice.Require(device))
        : new TopKRecipe(this, source);
}
