using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>ReLU with an L1 penalty and resampling: Bricken et al. 2023, "Towards Monosemanticity".</summary>
public sealed record L1Options : ResamplingOptions
{
    /// <summary>The paper's: λ from the first step on.</summary>
    public L1Options() => CoefficientWarmUpFraction = 0;

    /// <inheritdoc/>
    public override string Recipe => "l1";

    /// <inheritdoc/>
    public override double BaseLearningRate => LearningRate ?? 1e-3;

    /// <inheritdoc/>
    protected override SparseRecipe CreateSparse(IActivationSource source) => new L1Recipe(this, source);
}
