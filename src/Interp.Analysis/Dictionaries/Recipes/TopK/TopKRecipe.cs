using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>f = ReLU of the k largest z of each row.</summary>
public sealed class TopKRecipe(TopKOptions options, IActivationSource source) : TopKFamilyRecipe(options, source, method => method with { Dense = new DenseTopK(options.k) })
{
    /// <inheritdoc/>
    public override SparseAutoencoder Export() => new(SettingsOf(SaeArchitecture.TopK, options.k), Fold().ToWeights());
}
