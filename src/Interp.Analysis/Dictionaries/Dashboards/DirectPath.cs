using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Analysis.Dictionaries;

/// <summary>The linear map from a hook point straight to the logits, past every later layer.</summary>
public static class DirectPath
{
    /// <summary>Whether values at the hook point are added to the residual stream, through weights or as they are.</summary>
    public static bool Exists(string hookPoint) => Leaf(hookPoint) is "hook_post" or "hook_z" || IsResidual(hookPoint);

    /// <summary>Whether the entries at the hook point are MLP neurons.</summary>
    public static bool IsNeurons(string hookPoint) => hookPoint.EndsWith(".mlp.hook_post", StringComparison.Ordinal);

    /// <summary>Numbers in one activation vector at a hook point; heads are laid side by side.</summary>
    /// <exception cref="ArgumentException">The model has no such hook point.</exception>
    public static int Width(Decoder decoder, string hookPoint) => decoder.HookPoint(hookPoint).VectorWidth;

    /// <summary>
    /// What vectors <c>[rows, d_in]</c> at the hook point write into the residual stream, <c>[rows, d_model]</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The hook point has no direct path.</exception>
    public static Tensor ToResidual(Decoder decoder, string hookPoint, Tensor vectors)
    {
        if (IsResidual(hookPoint))
            return vectors;

        var module = hookPoint[..hookPoint.LastIndexOf('.')];
        return Leaf(hookPoint) switch
        {
            "hook_post" => vectors.mm(decoder.Weights[$"{module}.W_out"]),
            "hook_z" => vectors.mm(decoder.Weights[$"{module}.W_O"].reshape(-1, decoder.Config.d_model)),
            _ => throw new ArgumentException($"Hook point {hookPoint} does not write into the residual stream.", nameof(hookPoint)),
        };
    }

    /// <summary>
    /// Mean-removing projection × final norm's scale × unembedding, <c>[d_model, d_vocab]</c>; the norm's division by its own
    /// standard deviation is left out, as in "Towards Monosemanticity".
    /// </summary>
    public static Tensor ResidualToLogits(Decoder decoder)
    {
        var unembedding = decoder.W_U;
        if (decoder.Config.Normalisation != Normalisation.None)
            unembedding = decoder.Weights["ln_final.w"].unsqueeze(1) * unembedding;
        return decoder.Config.Normalisation == Normalisation.LayerNorm
            ? unembedding - unembedding.mean([0L], keepdim: true)
            : unembedding.contiguous();
    }

    private static bool IsResidual(string hookPoint) =>
        Leaf(hookPoint) is "hook_embed" or "hook_pos_embed" or "hook_resid_pre" or "hook_resid_mid" or "hook_resid_post" or "hook_attn_out" or "hook_mlp_out";

    private static string Leaf(string hookPoint) => hookPoint[(hookPoint.LastIndexOf('.') + 1)..];
}
