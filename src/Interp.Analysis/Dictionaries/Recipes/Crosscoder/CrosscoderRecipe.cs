using System.Globalization;
using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// f = ReLU(Σ_l W_enc[l] x_l + b_enc); loss = Σ_l ‖x_l − x̂_l‖² + λ Σ_i f_i Σ_l ‖W_dec[i, l]‖. Each site is scaled by itself; at export every latent has a
/// decoder of unit norm over all sites together.
/// </summary>
public sealed class CrosscoderRecipe(CrosscoderOptions options, JoinedSource source)
    : L1AprilRecipe(options, source, [.. source.Parts.Select(part => part.d_in)], options.DecoderNorm)
{
    /// <inheritdoc/>
    public override SparseAutoencoder Export() => new(SettingsOf(SaeArchitecture.Standard) with { Sites = [.. source.Parts.Select(Site)] }, Fold(norms: true).ToWeights());

    private static SaeSite Site(IActivationSource part, int index) =>
        new(part is ActivationStore store ? store.Manifest.HookPoint : "site." + index.ToString(CultureInfo.InvariantCulture), part.d_in);
}
