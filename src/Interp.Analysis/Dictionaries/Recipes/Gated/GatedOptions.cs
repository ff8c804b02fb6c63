using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>Gated: Rajamanoharan et al. 2024 (arXiv 2404.16014).</summary>
public sealed record GatedOptions : ResamplingOptions
{
    /// <inheritdoc/>
    public override string Recipe => "gated";

    /// <summary>1e-3, for runs of hundreds or thousands of steps.</summary>
    public override double BaseLearningRate => LearningRate ?? 1e-3;

    /// <inheritdoc/>
    protected override SparseRecipe CreateSparse(IActivationSource source) => new GatedRecipe(this, source);
}
