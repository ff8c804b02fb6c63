using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>TopK with the AuxK loss: Gao et al. 2024, "Scaling and evaluating sparse autoencoders" (arXiv 2406.04093).</summary>
public sealed record TopKOptions : TopKFamilyOptions
{
    /// <inheritdoc/>
    public override string Recipe => "topk";

    /// <inheritdoc/>
    protected override SparseRecipe CreateSparse(IActivationSource source) => new TopKRecipe(this, source);
}
