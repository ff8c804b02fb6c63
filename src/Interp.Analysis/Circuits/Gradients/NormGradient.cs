using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>Takes a gradient from behind a norm to before it.</summary>
internal static class NormGradient
{
    /// <summary>
    /// With x̂ the normed input and ĝ = w ⊙ ∂m/∂y: (ĝ − mean ĝ − x̂ mean(ĝ ⊙ x̂)) / σ for LayerNorm, without mean ĝ for RMSNorm. ε is part of σ, and the formula
    /// holds with it.
    /// </summary>
    /// <param name="decoder">The model.</param>
    /// <param name="norm">E.g. <c>blocks.0.ln1</c>.</param>
    /// <param name="x">What the norm read, [..., d_model].</param>
    /// <param name="gradient">∂m/∂y, y what it put out, [..., d_model] with any axes before.</param>
    public static Tensor Through(Decoder decoder, string norm, Tensor x, Tensor gradient)
    {
        var kind = decoder.Config.Normalisation;
        if (kind == Normalisation.None) return gradient;
        var centred = kind == Normalisation.LayerNorm ? x - x.mean([-1L], keepdim: true) : x;
        var scale = (centred.square().mean([-1L], keepdim: true) + decoder.Config.NormEps).sqrt();
        var normed = centred / scale;
        var inner = gradient * decoder.Weights[$"{norm}.w"].detach();
        var along = normed * (inner * normed).mean([-1L], keepdim: true);
        return ((kind == Normalisation.LayerNorm ? inner - inner.mean([-1L], keepdim: true) : inner) - along) / scale;
    }
}
