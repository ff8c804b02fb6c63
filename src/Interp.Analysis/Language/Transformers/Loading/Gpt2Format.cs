using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>GPT-2 as Hugging Face stores it (Conv1D, [in, out]) and as minGPT does (nn.Linear, [out, in]).</summary>
internal static partial class Gpt2Format
{
    public static DecoderConfig Config(ConfigJson json)
    {
        json.Only("scale_attn_weights", json.Bool("scale_attn_weights", true), "true");
        json.Only("scale_attn_by_inverse_layer_idx", !json.Bool("scale_attn_by_inverse_layer_idx", false), "false");
        json.Only("add_cross_attention", !json.Bool("add_cross_attention", false), "false");
        var (d_model, heads) = (json.Int("n_embd"), json.Int("n_head"));
        return Shape(d_model, json.Int("n_layer"), heads, json.Int("n_inner", 4 * Math.Clamp(d_model, 0, 1 << 20)), json.Int("n_positions", json.Int("n_ctx", 1024)), json.Int("vocab_size")) with
        {
            Activation = Activation(json, json.Text("activation_function", "gelu_new")),
            NormEps = json.Double("layer_norm_epsilon", 1e-5),
            TiedUnembedding = json.Bool("tie_word_embeddings", true),
        };
    }

    /// <summary>minGPT writes no config.json: sizes follow from the tensors, the number of heads does not.</summary>
    public static DecoderConfig MinGptConfig(TensorSource source, int heads)
    {
        long[] wte = source.Shape("transformer.wte.weight", 2), wpe = source.Shape("transformer.wpe.weight", 2), fc = source.Shape("transformer.h.0.mlp.c_fc.weight", 2);
        var layers = source.Names.Count(n => n.EndsWith(".attn.c_attn.weight", StringComparison.Ordinal));
        return Shape(checked((int)wte[1]), layers, heads, checked((int)fc[0]), checked((int)wpe[0]), checked((int)wte[0])) with { Activation = MlpActivation.GeluTanh };
    }

    /// <param name="source">Tensors of the file.</param>
    /// <param name="c">The configuration.</param>
    /// <param name="conv1D">Matrices are [in, out] (Hugging Face), else [out, in] (minGPT).</param>
    public static Dictionary<string, Tensor> Weights(TensorSource source, DecoderConfig c, bool conv1D)
    {
        source.Ignore(StoredMasks());
        var prefix = source.Has("transformer.wte.weight") ? "transformer." : "";
        var w = new Dictionary<string, Tensor>(StringComparer.Ordinal)
        {
            ["W_E"] = source.Take($"{prefix}wte.weight", c.d_vocab, c.d_model),
            ["W_pos"] = source.Take($"{prefix}wpe.weight", c.n_ctx, c.d_model),
        };
        for (var layer = 0; layer < c.n_layers; layer++)
        {
            var (from, to) = ($"{prefix}h.{layer}", $"blocks.{layer}");
            Norm($"{from}.ln_1", $"{to}.ln1");
            Attention($"{from}.attn", $"{to}.attn");
            Norm($"{from}.ln_2", $"{to}.ln2");
            w[$"{to}.mlp.W_in"] = Matrix($"{from}.mlp.c_fc.weight", c.d_model, c.d_mlp);
            w[$"{to}.mlp.b_in"] = source.Take($"{from}.mlp.c_fc.bias", c.d_mlp);
            w[$"{to}.mlp.W_out"] = Matrix($"{from}.mlp.c_proj.weight", c.d_mlp, c.d_model);
            w[$"{to}.mlp.b_out"] = source.Take($"{from}.mlp.c_proj.bias", c.d_model);
        }

        Norm($"{prefix}ln_f", "ln_final");
        // Files of tied models may repeat the embedding under the head's name.
        var head = source.Has("lm_head.weight") || !c.TiedUnembedding ? source.Take("lm_head.weight", c.d_vocab, c.d_model) : null;
        if (!c.TiedUnembedding) w["unembed.W_U"] = head!.t();
        return w;

        // → [in, out]
        Tensor Matrix(string name, long d_in, long d_out) => conv1D ? source.Take(name, d_in, d_out) : source.Take(name, d_out, d_in).t();

        void Norm(string from, string to)
        {
            w[$"{to}.w"] = source.Take($"{from}.weight", c.d_model);
            w[$"{to}.b"] = source.Take($"{from}.bias", c.d_model);
        }

        void Attention(string from, string to)
        {
            var joint = Matrix($"{from}.c_attn.weight", c.d_model, 3L * c.d_model);
            var bias = source.Take($"{from}.c_attn.bias", 3L * c.d_model);
            foreach (var (part, letter) in new[] { "Q", "K", "V" }.Select((letter, i) => ((long)i * c.d_model, letter)))
            {
                w[$"{to}.W_{letter}"] = Heads.FromConv1D(joint.narrow(1, part, c.d_model), c.n_heads);
                w[$"{to}.b_{letter}"] = Heads.Bias(bias.narrow(0, part, c.d_model), c.n_heads);
            }

            w[$"{to}.W_O"] = Heads.OutFromConv1D(Matrix($"{from}.c_proj.weight", c.d_model, c.d_model), c.n_heads);
            w[$"{to}.b_O"] = source.Take($"{from}.c_proj.bias", c.d_model);
        }
    }

    private static DecoderConfig Shape(int d_model, int layers, int heads, int d_mlp, int n_ctx, int d_vocab) => new()
    {
        d_model = d_model,
        n_layers = layers,
        n_heads = heads,
        n_kv_heads = heads,
        d_head = ConfigJson.Divide(d_model, heads, "the width n_embd"),
        d_mlp = d_mlp,
        n_ctx = n_ctx,
        d_vocab = d_vocab,
        AttentionBias = true,
        MlpBias = true,
    };

    private static MlpActivation Activation(ConfigJson json, string name)
    {
        json.Only("activation_function", name is "gelu_new" or "gelu_pytorch_tanh" or "gelu" or "relu" or "silu", "gelu_new, gelu_pytorch_tanh, gelu, relu and silu");
        return name switch { "gelu" => MlpActivation.Gelu, "relu" => MlpActivation.Relu, "silu" => MlpActivation.Silu, _ => MlpActivation.GeluTanh };
    }

    [GeneratedRegex(@"(^|\.)h\.\d+\.attn\.(masked_)?bias$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StoredMasks();
}
