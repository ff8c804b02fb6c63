using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Transformers;

/// <summary>One layer: x + attention(norm(x)), then + mlp(norm(x)) where there is one.</summary>
internal sealed class Block
{
    private readonly string _at;
    private readonly DecoderConfig _config;
    private readonly Norm _ln1;
    private readonly Attention _attention;
    private readonly Norm? _ln2;
    private readonly Mlp? _mlp;

    public Block(DecoderConfig config, DecoderWeights weights, int layer)
    {
        _at = $"blocks.{layer}";
        _config = config;
        _ln1 = new Norm(config, weights, $"{_at}.ln1");
        _attention = new Attention(config, weights, $"{_at}.attn");
        if (config.d_mlp == 0) return;
        _ln2 = new Norm(config, weights, $"{_at}.ln2");
        _mlp = new Mlp(config, weights, $"{_at}.mlp");
    }

    /// <param name="x">[batch, pos, d_model].</param>
    /// <param name="hooks">What to record or edit on the way.</param>
    public Tensor Forward(Tensor x, RunHooks hooks)
    {
        using var scope = torch.NewDisposeScope();
        var output = Compute(x, hooks);
        return hooks.Finished ? x : output.MoveToOuterDisposeScope();
    }

    /// <summary>The layer from its residual stream after attention on.</summary>
    /// <param name="mid">[batch, pos, d_model].</param>
    /// <param name="hooks">What to record or edit on the way.</param>
    public Tensor ForwardMlp(Tensor mid, RunHooks hooks)
    {
        using var scope = torch.NewDisposeScope();
        var output = AfterAttention(mid, hooks);
        return hooks.Finished ? mid : output.MoveToOuterDisposeScope();
    }

    /// <summary>Hook points in the order they are met.</summary>
    public IEnumerable<HookPoint> HookPoints()
    {
        yield return Residual("hook_resid_pre");
        foreach (var point in _ln1.HookPoints().Concat(_attention.HookPoints())) yield return point;
        yield return Residual("hook_attn_out");
        if (_mlp is not null)
        {
            yield return Residual("hook_resid_mid");
            foreach (var point in _ln2!.HookPoints().Concat(_mlp.HookPoints())) yield return point;
            yield return Residual("hook_mlp_out");
        }

        yield return Residual("hook_resid_post");

        HookPoint Residual(string name) => new($"{_at}.{name}", _config.d_model, "[batch, pos, d_model]");
    }

    private Tensor Compute(Tensor x, RunHooks hooks)
    {
        x = hooks.At($"{_at}.hook_resid_pre", x);
        if (hooks.Finished) return x;
        var attn = _attention.Forward(_ln1.Forward(x, hooks), hooks);
        if (hooks.Finished) return x;
        return AfterAttention(x + hooks.At($"{_at}.hook_attn_out", attn), hooks);
    }

    private Tensor AfterAttention(Tensor x, RunHooks hooks)
    {
        if (_mlp is not null)
        {
            x = hooks.At($"{_at}.hook_resid_mid", x);
            if (hooks.Finished) return x;
            var mlp = _mlp.Forward(_ln2!.Forward(x, hooks), hooks);
            if (hooks.Finished) return x;
            x = x + hooks.At($"{_at}.hook_mlp_out", mlp);
        }

        return hooks.At($"{_at}.hook_resid_post", x);
    }
}
