using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Where sites are found in a model.</summary>
public static class PatchSites
{
    /// <summary>Whether a site exists head by head.</summary>
    public static bool IsOfHeads(this PatchSite site) => site is PatchSite.Z or PatchSite.Query or PatchSite.Key or PatchSite.Value or PatchSite.Pattern;

    /// <summary>Heads of the site in a layer: key heads for keys and values; 1 for sites that have none.</summary>
    public static int Heads(this PatchSite site, DecoderConfig config) => site switch
    {
        PatchSite.Key or PatchSite.Value => config.n_kv_heads,
        PatchSite.Z or PatchSite.Query or PatchSite.Pattern => config.n_heads,
        _ => 1,
    };

    /// <summary>The hook point of the site in a layer.</summary>
    internal static string Hook(this PatchSite site, int layer) => site switch
    {
        PatchSite.ResidPre => LayerHooks.ResidPre(layer),
        PatchSite.ResidMid => $"blocks.{layer}.hook_resid_mid",
        PatchSite.ResidPost => LayerHooks.ResidPost(layer),
        PatchSite.AttnOut => LayerHooks.AttnOut(layer),
        PatchSite.MlpOut => LayerHooks.MlpOut(layer),
        PatchSite.Z => LayerHooks.Z(layer),
        PatchSite.Query => LayerHooks.Head(layer, "q"),
        PatchSite.Key => LayerHooks.Head(layer, "k"),
        PatchSite.Value => LayerHooks.Head(layer, "v"),
        PatchSite.Pattern => LayerHooks.Pattern(layer),
        _ => throw new ArgumentOutOfRangeException(nameof(site), site, "Choose a site of the list."),
    };
}
