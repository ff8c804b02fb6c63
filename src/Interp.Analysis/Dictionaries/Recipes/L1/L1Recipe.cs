using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>f = ReLU(z); loss = ‖x − x̂‖² + λ Σ f, decoder rows of unit norm.</summary>
public sealed class L1Recipe(L1Options options, IActivationSource source)
    : ResamplingRecipe(options, source, _ => MethodOf(new L1Penalty()))
{
    /// <inheritdoc/>
    public override SparseAutoencoder Export() => new(SettingsOf(SaeArchitecture.Standard), Fold().ToWeights());

    private static SparseMethod MethodOf(L1Penalty cost) => new(() => new PositiveSelector(), cost) { Dense = new DenseL1(cost) };
}
