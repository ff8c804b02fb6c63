using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Analysis.Language;

/// <summary>Two linear maps around a non-linearity, optionally gated (SwiGLU).</summary>
internal sealed class Mlp(DecoderConfig config, DecoderWeights weights, string at)
{
    private readonly string _hookPreLinear = $"{at}.hook_pre_linear", _hookPre = $"{at}.hook_pre", _hookPost = $"{at}.hook_post";
    private readonly Tensor _W_in = weights[$"{at}.W_in"], _W_out = weights[$"{at}.W_out"];
    private readonly Tensor? _W_gate = weights.Find($"{at}.W_gate"), _b_in = weights.Find($"{at}.b_in"), _b_out = weights.Find($"{at}.b_out");

    /// <param name="x">[batch, pos, d_model].</param>
    /// <param name="hooks">What to record or edit on the way.</param>
    public Tensor Forward(Tensor x, RunHooks hooks)
    {
        Tensor post;
        if (_W_gate is null)
        {
            var pre = hooks.At(_hookPre, Linear.Apply(x, _W_in, _b_in, hooks.Flops)); // [batch, pos, d_mlp]
            if (hooks.Finished) return x;
            post = Activate(pre);
        }
        else
        {
            var pre = hooks.At(_hookPre, Linear.Apply(x, _W_gate, null, hooks.Flops));
            var linear = hooks.At(_hookPreLinear, Linear.Apply(x, _W_in, _b_in, hooks.Flops));
            if (hooks.Finished) return x;
            post = Activate(pre) * linear;
        }

        post = hooks.At(_hookPost, post); // [batch, pos, d_mlp]
        return hooks.Finished ? x : Linear.Apply(post, _W_out, _b_out, hooks.Flops);
    }

    /// <summary>Hook points in the order they are met.</summary>
    public IEnumerable<HookPoint> HookPoints()
    {
        yield return new(_hookPre, config.d_mlp, "[batch, pos, d_mlp]");
        if (config.GatedMlp) yield return new(_hookPreLinear, config.d_mlp, "[batch, pos, d_mlp]");
        yield return new(_hookPost, config.d_mlp, "[batch, pos, d_mlp]");
    }

    private Tensor Activate(Tensor x) => config.Activation switch
    {
        MlpActivation.Relu => F.relu(x),
        MlpActivation.Gelu => F.gelu(x),
        MlpActivation.GeluTanh => F.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh),
        MlpActivation.Silu => F.silu(x),
        _ => throw new InvalidOperationException($"Unknown activation {config.Activation}."),
    };
}
