namespace Interp.Domain.Circuits;

/// <summary>The activations that can be patched, by the field's names.</summary>
public static class PatchSiteNames
{
    public const string ResidPre = "resid_pre";
    public const string ResidMid = "resid_mid";
    public const string ResidPost = "resid_post";
    public const string AttnOut = "attn_out";
    public const string MlpOut = "mlp_out";
    public const string Z = "z";
    public const string Query = "q";
    public const string Key = "k";
    public const string Value = "v";
    public const string Pattern = "pattern";

    /// <summary>All, the residual stream first.</summary>
    public static IReadOnlyList<string> All { get; } = [ResidPre, ResidMid, ResidPost, AttnOut, MlpOut, Z, Query, Key, Value, Pattern];

    /// <summary>Whether a site exists head by head.</summary>
    public static bool IsOfHeads(string site) => site is Z or Query or Key or Value or Pattern;

    /// <summary>Whether a model must have MLPs for it.</summary>
    public static bool NeedsMlp(string site) => site is ResidMid or MlpOut;
}
