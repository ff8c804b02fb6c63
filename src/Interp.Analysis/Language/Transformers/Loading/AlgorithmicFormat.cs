using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>
/// The small models of "Progress measures for grokking via mechanistic interpretability" (Nanda et al. 2023): one file, sizes
/// implied by the tensors, every matrix [out, in], no norm, and biases in the MLP only.
/// </summary>
internal static class AlgorithmicFormat
{
    public static bool Matches(TensorSource source) => source.Has("embed.W_E") && source.Has("pos_embed.W_pos") && source.Has("unembed.W_U");

    public static DecoderConfig Config(TensorSource source)
    {
        var blocks = Blocks(source);
        // [d_model, d_vocab] and [n_heads, d_head, d_model].
        long[] embed = source.Shape("embed.W_E", 2), query = source.Shape($"{blocks}.0.attn.W_Q", 3);
        var mlp = $"{blocks}.0.mlp.W_in";
        return new DecoderConfig
        {
            d_model = checked((int)embed[0]),
            d_vocab = checked((int)embed[1]),
            n_layers = source.Names.Count(n => n.EndsWith(".attn.W_Q", StringComparison.Ordinal)),
            n_heads = checked((int)query[0]),
            n_kv_heads = checked((int)query[0]),
            d_head = checked((int)query[1]),
            d_mlp = source.Has(mlp) ? checked((int)source.Shape(mlp, 2)[0]) : 0,
            n_ctx = checked((int)source.Shape("pos_embed.W_pos", 2)[0]),
            Normalisation = Normalisation.None,
            MlpBias = source.Has($"{blocks}.0.mlp.b_in"),
        };
    }

    public static Dictionary<string, Tensor> Weights(TensorSource source, DecoderConfig c)
    {
        var blocks = Blocks(source);
        var w = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            ["W_E"] = source.Take("embed.W_E", c.d_model, c.d_vocab).t(),
            ["W_pos"] = source.Take("pos_embed.W_pos", c.n_ctx, c.d_model),
            ["unembed.W_U"] = source.Take("unembed.W_U", c.d_model, c.d_vocab),
        };
        for (var layer = 0; layer < c.n_layers; layer++)
        {
            var (from, to) = ($"{blocks}.{layer}", $"blocks.{layer}");
            foreach (var name in new[] { "attn.W_Q", "attn.W_K", "attn.W_V" })
                w[$"{to}.{name}"] = source.Take($"{from}.{name}", c.n_heads, c.d_head, c.d_model).permute(0, 2, 1);
            w[$"{to}.attn.W_O"] = Heads.OutFromLinear(source.Take($"{from}.attn.W_O", c.d_model, (long)c.n_heads * c.d_head), c.n_heads);
            if (c.d_mlp == 0) continue;
            w[$"{to}.mlp.W_in"] = source.Take($"{from}.mlp.W_in", c.d_mlp, c.d_model).t();
            w[$"{to}.mlp.W_out"] = source.Take($"{from}.mlp.W_out", c.d_model, c.d_mlp).t();
            if (!c.MlpBias) continue;
            w[$"{to}.mlp.b_in"] = source.Take($"{from}.mlp.b_in", c.d_mlp);
            w[$"{to}.mlp.b_out"] = source.Take($"{from}.mlp.b_out", c.d_model);
        }

        return w;
    }

    private static string Blocks(TensorSource source) => source.Has("attn_blocks.0.attn.W_Q") ? "attn_blocks" : "blocks";
}
