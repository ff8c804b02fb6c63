using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Analysis.Language;

/// <summary>Causal multi-head attention; key and value heads may be shared by groups of query heads.</summary>
internal sealed class Attention(DecoderConfig config, DecoderWeights weights, string at)
{
    private readonly Tensor _W_Q = weights[$"{at}.W_Q"], _W_K = weights[$"{at}.W_K"], _W_V = weights[$"{at}.W_V"], _W_O = weights[$"{at}.W_O"];
    private readonly Tensor? _b_Q = weights.Find($"{at}.b_Q"), _b_K = weights.Find($"{at}.b_K"), _b_V = weights.Find($"{at}.b_V"), _b_O = weights.Find($"{at}.b_O");
    private readonly RotaryEmbedding? _rotary = IsRotary(config) ? new RotaryEmbedding(config) : null;

    private readonly string _hookQ = $"{at}.hook_q", _hookK = $"{at}.hook_k", _hookV = $"{at}.hook_v";
    private readonly string _hookRotQ = $"{at}.hook_rot_q", _hookRotK = $"{at}.hook_rot_k";
    private readonly string _hookScores = $"{at}.hook_attn_scores", _hookPattern = $"{at}.hook_pattern";
    private readonly string _hookZ = $"{at}.hook_z", _hookResult = $"{at}.hook_result";

    /// <param name="x">[batch, pos, d_model].</param>
    /// <param name="hooks">What to record or edit on the way.</param>
    public Tensor Forward(Tensor x, RunHooks hooks)
    {
        long batch = x.shape[0], pos = x.shape[1], heads = config.n_heads, d_head = config.d_head;
        var q = hooks.At(_hookQ, Project(x, _W_Q, _b_Q, hooks)); // [batch, pos, n_heads, d_head]
        var k = hooks.At(_hookK, Project(x, _W_K, _b_K, hooks)); // [batch, pos, n_kv_heads, d_head]
        var v = hooks.At(_hookV, Project(x, _W_V, _b_V, hooks));
        if (hooks.Finished) return x;
        if (_rotary is not null)
        {
            q = hooks.At(_hookRotQ, _rotary.Rotate(q));
            k = hooks.At(_hookRotK, _rotary.Rotate(k));
            if (hooks.Finished) return x;
        }

        hooks.Flops?.Product(pos, d_head, pos, 2 * batch * heads); // scores, and pattern times values
        var z = hooks.Wants(_hookScores) || hooks.Wants(_hookPattern)
            ? InTheOpen(q, k, v, hooks)
            : F.scaled_dot_product_attention(ByHead(q), ByHead(EveryHead(k)), ByHead(EveryHead(v)), is_casual: true); // one pass, no pattern stored
        if (hooks.Finished) return x;
        z = hooks.At(_hookZ, ByHead(z)); // [batch, pos, n_heads, d_head]
        if (hooks.Finished) return x;
        if (!hooks.Wants(_hookResult)) return Write(z, hooks);

        hooks.Flops?.Product(batch * pos, heads * d_head, config.d_model);
        var result = hooks.At(_hookResult, torch.einsum("bphd,hdm->bphm", z, _W_O)); // [batch, pos, n_heads, d_model]
        return _b_O is null ? result.sum(2) : result.sum(2) + _b_O;
    }

    /// <summary>[n_heads, d_head, d_model].</summary>
    public Tensor W_O => _W_O;

    /// <summary>Queries, keys or values of all heads, before any rotation.</summary>
    /// <param name="letter">q, k or v.</param>
    /// <param name="x">After the norm, [batch, pos, d_model].</param>
    /// <param name="hooks">Counts the product.</param>
    /// <returns>[batch, pos, n_heads or n_kv_heads, d_head].</returns>
    public Tensor Input(string letter, Tensor x, RunHooks hooks)
    {
        var (W, b) = Weights(letter);
        return Project(x, W, b, hooks);
    }

    /// <summary>The same of some heads, named by int64 indices: key heads for k and v.</summary>
    public Tensor Input(string letter, Tensor x, RunHooks hooks, Tensor heads)
    {
        var (W, b) = Weights(letter);
        return Project(x, W.index_select(0, heads), b?.index_select(0, heads), hooks);
    }

    /// <summary>Queries or keys as scores are made of them: turned where positions are rotary.</summary>
    /// <param name="x">[batch, pos, heads, d_head].</param>
    /// <param name="positions">Absolute positions; [batch, pos], or fewer rows that repeat.</param>
    public Tensor Turned(Tensor x, long[] positions) => _rotary is null ? x : _rotary.Rotate(x, positions);

    /// <summary>What the heads write into the residual stream, bias included.</summary>
    /// <param name="z">[batch, pos, n_heads, d_head].</param>
    /// <param name="hooks">Counts the product.</param>
    /// <returns>[batch, pos, d_model].</returns>
    public Tensor Write(Tensor z, RunHooks hooks)
    {
        long joint = (long)config.n_heads * config.d_head;
        return Linear.Apply(z.reshape(z.shape[0], z.shape[1], joint), _W_O.reshape(joint, config.d_model), _b_O, hooks.Flops);
    }

    /// <summary>Hook points in the order they are met.</summary>
    public IEnumerable<HookPoint> HookPoints()
    {
        yield return new(_hookQ, config.d_head, "[batch, pos, n_heads, d_head]");
        yield return new(_hookK, config.d_head, "[batch, pos, n_kv_heads, d_head]");
        yield return new(_hookV, config.d_head, "[batch, pos, n_kv_heads, d_head]");
        if (_rotary is not null) yield return new(_hookRotQ, config.d_head, "[batch, pos, n_heads, d_head]");
        if (_rotary is not null) yield return new(_hookRotK, config.d_head, "[batch, pos, n_kv_heads, d_head]");
        yield return new(_hookScores, 0, "[batch, n_heads, query, key]");
        yield return new(_hookPattern, 0, "[batch, n_heads, query, key]");
        yield return new(_hookZ, config.d_head, "[batch, pos, n_heads, d_head]") { Heads = config.n_heads };
        yield return new(_hookResult, config.d_model, "[batch, pos, n_heads, d_model]");
    }

    // The same formula with its scores and its pattern in the open; [batch, n_heads, pos, d_head].
    private Tensor InTheOpen(Tensor q, Tensor k, Tensor v, RunHooks hooks)
    {
        long batch = q.shape[0], pos = q.shape[1], heads = config.n_heads, d_head = config.d_head;

        // The product's factor is a float: in double the queries are scaled instead.
        var inDouble = q.dtype == ScalarType.Float64;
        if (inDouble) q = q * (1 / Math.Sqrt(d_head));
        var byHead = ByHead(q).reshape(batch * heads, pos, d_head);
        var keys = EveryHead(k).permute(0, 2, 3, 1).reshape(batch * heads, d_head, pos);
        var mask = torch.full(pos, pos, float.NegativeInfinity, dtype: q.dtype, device: q.device).triu(1);
        // mask + scale · byHead · keys: TorchSharp takes what is added as the last tensor, whichever way it is called.
        var scores = byHead.baddbmm(keys, mask.expand(batch * heads, pos, pos), 1, inDouble ? 1 : 1 / MathF.Sqrt(d_head));
        scores = hooks.At(_hookScores, scores.view(batch, heads, pos, pos)); // [batch, n_heads, query, key]
        if (hooks.Finished) return scores;
        var pattern = hooks.At(_hookPattern, scores.softmax(-1));
        if (hooks.Finished) return pattern;

        var values = ByHead(EveryHead(v)).reshape(batch * heads, pos, d_head);
        return pattern.reshape(batch * heads, pos, pos).bmm(values).view(batch, heads, pos, d_head);
    }

    // [batch, pos, heads, d_head] to [batch, heads, pos, d_head], and back.
    private static Tensor ByHead(Tensor x) => x.permute(0, 2, 1, 3);

    private (Tensor W, Tensor? b) Weights(string letter) => letter switch
    {
        "q" => (_W_Q, _b_Q),
        "k" => (_W_K, _b_K),
        "v" => (_W_V, _b_V),
        _ => throw new ArgumentException($"Heads read q, k and v, not {letter}.", nameof(letter)),
    };

    private static bool IsRotary(DecoderConfig config) =>
        config.Positions is PositionalEncoding.RotaryInterleaved or PositionalEncoding.RotaryHalfSplit;

    // [batch, pos, d_model] × [heads, d_model, d_head] → [batch, pos, heads, d_head], as one product.
    private Tensor Project(Tensor x, Tensor W, Tensor? b, RunHooks hooks)
    {
        var heads = W.shape[0];
        var flat = W.permute(1, 0, 2).reshape(config.d_model, heads * config.d_head);
        return Linear.Apply(x, flat, b, hooks.Flops).view(x.shape[0], x.shape[1], heads, config.d_head);
    }

    // [batch, pos, n_kv_heads, d_head] → [batch, pos, n_heads, d_head]: query heads of a group stand side by side.
    private Tensor EveryHead(Tensor kv)
    {
        if (config.n_kv_heads == config.n_heads) return kv;
        var group = config.n_heads / config.n_kv_heads;
        return kv.unsqueeze(3).expand(kv.shape[0], kv.shape[1], config.n_kv_heads, group, config.d_head)
            .reshape(kv.shape[0], kv.shape[1], config.n_heads, config.d_head);
    }
}
