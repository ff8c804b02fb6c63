using System.Globalization;
using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Where a forward pass is cut to take a feature out: the last residual stream that holds everything before the hook point's effect.
/// What a hook point adds to the stream through weights alone is subtracted from the stream itself; other hook points are edited in
/// the run that goes on from the cut.
/// </summary>
/// <param name="Layer">The first layer to run; <c>n_layers</c> leaves the final norm only.</param>
/// <param name="AfterAttention">The cut is between that layer's attention and its MLP.</param>
/// <param name="Edited">The hook point that has to be edited after the cut; null where subtracting at the cut is the same.</param>
/// <param name="Mixes">Whether attention comes after the cut, so that a change at one position reaches later ones.</param>
internal sealed record ResidualCut(int Layer, bool AfterAttention, string? Edited, bool Mixes)
{
    public static ResidualCut Of(Decoder decoder, string hookPoint)
    {
        decoder.HookPoint(hookPoint);
        var parts = hookPoint.Split('.');
        var (layers, mlp) = (decoder.Config.n_layers, decoder.Config.d_mlp > 0);
        var layer = parts[0] switch { "blocks" => int.Parse(parts[1], CultureInfo.InvariantCulture), "ln_final" => layers, _ => 0 };
        if (!DirectPath.Exists(hookPoint))
            return At(layer, parts is [_, _, "ln2" or "mlp", _], hookPoint);

        return parts[^1] switch
        {
            "hook_z" or "hook_attn_out" or "hook_resid_mid" when mlp => At(layer, afterAttention: true, null),
            "hook_embed" or "hook_pos_embed" or "hook_resid_pre" => At(layer, afterAttention: false, null),
            _ => At(layer + 1, afterAttention: false, null),
        };

        ResidualCut At(int first, bool afterAttention, string? edited) => new(first, afterAttention, edited, first < (afterAttention ? layers - 1 : layers));
    }

    /// <summary>The residual stream at the cut.</summary>
    public string HookPoint(DecoderConfig config)
    {
        if (AfterAttention)
            return $"blocks.{Layer}.hook_resid_mid";
        return Layer < config.n_layers ? $"blocks.{Layer}.hook_resid_pre" : $"blocks.{config.n_layers - 1}.hook_resid_post";
    }

    /// <summary>What one unit of each feature takes away at the cut <c>[rows, d_model]</c>, or at the edited hook point <c>[rows, d_in]</c>.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="hookPoint">Where the dictionary writes.</param>
    /// <param name="W_dec">Decoder rows, <c>[rows, d_out]</c>.</param>
    public Tensor Directions(Decoder decoder, string hookPoint, Tensor W_dec) => Edited is null ? DirectPath.ToResidual(decoder, hookPoint, W_dec) : W_dec;

    /// <summary>Runs on to what the unembedding reads, <c>[batch, pos, d_model]</c>; norms are computed anew.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="x">The residual stream at the cut, <c>[batch, pos, d_model]</c>.</param>
    /// <param name="subtracted">What is taken away, <c>[batch, pos, width of the directions]</c>; null runs the model as it is.</param>
    public Tensor RunOn(Decoder decoder, Tensor x, Tensor? subtracted)
    {
        var hooks = new RunHooks();
        if (subtracted is not null && Edited is not null)
            hooks = new RunHooks([], [new Intervention(Edited, value => value.sub_(subtracted.reshape(value.shape))) { AllowNoChange = true }], stopAtLast: false);
        else if (subtracted is not null)
            x = x - subtracted;
        return AfterAttention ? decoder.HiddenFromMid(Layer, x, hooks) : decoder.HiddenFrom(Layer, x, hooks);
    }
}
