using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>One layer: x + attention(norm(x)), then + mlp(norm(x)) where there is one.</summary>
internal sealed class Block
{
    private readonly string _at;
    private readonly DecoderConfig _config;

    public Block(DecoderConfig config, DecoderWeights weights, int layer)
    {
        _at = $"blocks.{layer}";
        _config = config;
        Ln1 = new Norm(config, weights, $"{_at}.ln1");
        Attention = new Attention(config, weights, $"{_at}.attn");
        if (config.d_mlp == 0) return;
        Ln2 = new Norm(config, weights, $"{_at}.ln2");
        Mlp = new Mlp(config, weights, $"{_at}.mlp");
    }

    /// <summary>Before attention.</summary>
    public Norm Ln1 { get; }

    public Attention Attention { get; }

    /// <summary>Before the MLP; null where there is none.</summary>
    public Norm? Ln2 { get; }

    /// <summary>Null in models of attention only.</summary>
    public Mlp? Mlp { get; }

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
        foreach (var point in Ln1.HookPoints().Concat(Attention.HookPoints())) yield return point;
        yield return Residual("hook_attn_out");
        if (Mlp is not null)
        {
            yield return Residual("hook_resid_mid");
            foreach (var point in Ln2!.HookPoints().Concat(Mlp.HookPoints())) yield return point;
            yield return Residual("hook_mlp_out");
        }

        yield return Residual("hook_resid_post");

        HookPoint Residual(string name) => new($"{_at}.{name}", _config.d_model, "[batch, pos, d_model]");
    }

    private Tensor Compute(Tensor x, RunHooks hooks)
    {
        x = hooks.At($"{_at}.hook_resid_pre", x);
        if (hooks.Finished) return x;
        var mid = Attended(x, hooks);
        return hooks.Finished ? x : AfterAttention(mid, hooks);
    }

    // In a scope of its own, so that queries, keys, values and patterns are gone when the MLP runs.
    private Tensor Attended(Tensor x, RunHooks hooks)
    {
        using var scope = torch.NewDisposeScope();
        var attn = Attention.Forward(Ln1.Forward(x, hooks), hooks);
        if (hooks.Finished) return x;
        attn = hooks.At($"{_at}.hook_attn_out", attn);
        return hooks.Finished ? x : scope.MoveToOuter(x + attn);
    }

    private Tensor AfterAttention(Tensor x, RunHooks hooks)
    {
        if (Mlp is not null)
        {
            x = hooks.At($"{_at}.hook_resid_mid", x);
            if (hooks.Finished) return x;
            var mlp = Mlp.Forward(Ln2!.Forward(x, hooks), hooks);
            if (hooks.Finished) return x;
            x = x + hooks.At($"{_at}.hook_mlp_out", mlp);
        }

        return hooks.At($"{_at}.hook_resid_post", x);
    }
}
