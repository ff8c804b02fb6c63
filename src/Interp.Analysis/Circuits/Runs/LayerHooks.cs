using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Names of the hook points of a layer.</summary>
internal static class LayerHooks
{
    public static string ResidPre(int layer) => $"blocks.{layer}.hook_resid_pre";

    /// <summary>After attention: in a model without MLPs, the end of the layer.</summary>
    public static string ResidMid(int layer, DecoderConfig config) => config.d_mlp > 0 ? $"blocks.{layer}.hook_resid_mid" : ResidPost(layer);

    public static string ResidPost(int layer) => $"blocks.{layer}.hook_resid_post";

    public static string AttnOut(int layer) => $"blocks.{layer}.hook_attn_out";

    public static string MlpOut(int layer) => $"blocks.{layer}.hook_mlp_out";

    public static string Z(int layer) => Head(layer, "z");

    public static string Pattern(int layer) => Head(layer, "pattern");

    /// <summary>Queries, keys or values: <paramref name="letter"/> is q, k or v.</summary>
    public static string Head(int layer, string letter) => $"blocks.{layer}.attn.hook_{letter}";
}
