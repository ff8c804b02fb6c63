using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>The places of the residual stream and how the unembedding reads them.</summary>
internal static class ResidualStream
{
    /// <summary>Before the first layer, then after each layer's attention and after its MLP: every state once, though it may have two names.</summary>
    public static IReadOnlyList<string> HookPoints(DecoderConfig config)
    {
        var after = config.d_mlp > 0 ? new[] { "hook_resid_mid", "hook_resid_post" } : ["hook_resid_post"];
        return ["blocks.0.hook_resid_pre", .. Enumerable.Range(0, config.n_layers).SelectMany(layer => after.Select(leaf => $"blocks.{layer}.{leaf}"))];
    }

    /// <summary>What the unembedding reads.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="x">A residual stream, [rows, d_model].</param>
    /// <param name="scale">The denominator to divide by, [rows, 1]; null has the norm compute its own.</param>
    public static Tensor Normed(Decoder decoder, Tensor x, Tensor? scale)
    {
        if (decoder.Config.Normalisation == Normalisation.None) return x;
        if (scale is null) return decoder.HiddenFrom(decoder.Config.n_layers, x.unsqueeze(0), new RunHooks()).squeeze(0);
        if (decoder.Config.Normalisation == Normalisation.RmsNorm) return x / scale * decoder.Weights["ln_final.w"];
        return (x - x.mean([-1L], keepdim: true)) / scale * decoder.Weights["ln_final.w"] + decoder.Weights["ln_final.b"];
    }
}
