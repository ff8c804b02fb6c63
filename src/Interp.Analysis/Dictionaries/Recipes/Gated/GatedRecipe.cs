using Interp.Analysis.Activations;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Loss = ‖x − x̂‖² + λ Σ ReLU(π) + ‖x − x̂_frozen(ReLU(π))‖², decoder rows of unit norm; r_mag, b_gate and b_mag start at 0.</summary>
public sealed class GatedRecipe(GatedOptions options, IActivationSource source)
    : ResamplingRecipe(options, source, weights => MethodOf(new GatedObjective(weights)), "b_mag", "r_mag")
{
    /// <inheritdoc/>
    public override SparseAutoencoder Export()
    {
        DictionaryFold fold = Fold();
        return new SparseAutoencoder(SettingsOf(SaeArchitecture.Gated), fold.ToWeights() with
        {
            b_enc = null,
            b_gate = torch.tensor(fold.b_enc),
            b_mag = torch.tensor(fold.Latents(Parameters.Extra(0))),
            r_mag = torch.tensor(Parameters.Extra(1)),
        });
    }

    private static SparseMethod MethodOf(GatedObjective cost) =>
        new(() => new PositiveSelector(), cost) { Adam = new AdamSettings(Beta1: 0), Dense = new DenseGated(cost) };
}
