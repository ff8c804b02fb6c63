using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Analysis.Language;

/// <summary>LayerNorm or RMSNorm with hooks on the scale and on the result; nothing where the model has none.</summary>
internal sealed class Norm(DecoderConfig config, DecoderWeights weights, string at)
{
    private readonly string _hookScale = $"{at}.hook_scale", _hookNormalized = $"{at}.hook_normalized";
    private readonly Tensor? _w = weights.Find($"{at}.w"), _b = weights.Find($"{at}.b");

    /// <param name="x">[batch, pos, d_model].</param>
    /// <param name="hooks">What to record or edit on the way.</param>
    public Tensor Forward(Tensor x, RunHooks hooks)
    {
        if (config.Normalisation == Normalisation.None) return x;
        if (config.Normalisation == Normalisation.LayerNorm && !hooks.Wants(_hookScale))
        {
            // One pass in libtorch; the lines below are the same formula with its denominator in the open.
            return hooks.At(_hookNormalized, F.layer_norm(x, [config.d_model], _w, _b, config.NormEps));
        }

        if (config.Normalisation == Normalisation.LayerNorm) x = x - x.mean([-1], keepdim: true);
        var scale = hooks.At(_hookScale, (x.square().mean([-1], keepdim: true) + config.NormEps).sqrt()); // [batch, pos, 1]
        x = x / scale;

        // As in TransformerLens, hook_normalized stands after gain and bias in LayerNorm, before the gain in RMSNorm.
        return config.Normalisation == Normalisation.LayerNorm
            ? hooks.At(_hookNormalized, x * _w! + _b!)
            : hooks.At(_hookNormalized, x) * _w!;
    }

    /// <summary>The norm with the denominator that another residual stream has: linear in <paramref name="x"/> but for a constant.</summary>
    /// <param name="x">[..., d_model].</param>
    /// <param name="of">Whose denominator; the axes before the last are broadcast.</param>
    public Tensor ForwardFrozen(Tensor x, Tensor of)
    {
        if (config.Normalisation == Normalisation.None) return x;
        if (config.Normalisation == Normalisation.LayerNorm) (x, of) = (x - x.mean([-1], keepdim: true), of - of.mean([-1], keepdim: true));
        x = x / (of.square().mean([-1], keepdim: true) + config.NormEps).sqrt() * _w!;
        return _b is null ? x : x + _b;
    }

    /// <summary>Hook points in the order they are met.</summary>
    public IEnumerable<HookPoint> HookPoints()
    {
        if (config.Normalisation == Normalisation.None) yield break;
        yield return new(_hookScale, 1, "[batch, pos, 1]");
        yield return new(_hookNormalized, config.d_model, "[batch, pos, d_model]");
    }
}
