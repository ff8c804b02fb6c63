using System.Text.Json;
using Interp.Torch;
using static TorchSharp.torch;

namespace Interp.Hostile.Seeds;

/// <summary>Tiny random models in every layout that others store them in, for a vocabulary of a given size.</summary>
internal static class StoredModels
{
    private const int Width = 8, Heads = 2, Layers = 2, Mlp = 16, Context = 16;

    /// <summary>Writes each into a folder of its own, without tokenizer.</summary>
    public static IEnumerable<string> Write(string parent, int vocabulary)
    {
        yield return Write(parent, "gpt2", new { model_type = "gpt2", n_embd = Width, n_head = Heads, n_layer = Layers, n_positions = Context, vocab_size = vocabulary, n_inner = Mlp }, Gpt2("", vocabulary, conv1D: true));
        yield return Write(parent, "mingpt", new { model_type = "mingpt", n_head = Heads }, Gpt2("transformer.", vocabulary, conv1D: false).Append(("lm_head.weight", [vocabulary, Width])));
        yield return Write(
            parent, "llama", new { model_type = "llama", hidden_size = Width, num_attention_heads = Heads, num_key_value_heads = 1, num_hidden_layers = Layers, intermediate_size = Mlp, max_position_embeddings = Context, vocab_size = vocabulary },
            Llama(["model.embed_tokens", "model.norm", "model.layers", "input_layernorm", "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj", "post_attention_layernorm", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"], vocabulary)
                .Append(("lm_head.weight", [vocabulary, Width])));
        yield return Write(
            parent, "llama-original", new { dim = Width, n_heads = Heads, n_kv_heads = 1, n_layers = Layers, hidden_dim = Mlp, max_seq_len = Context, vocab_size = vocabulary },
            Llama(["tok_embeddings", "norm", "layers", "attention_norm", "attention.wq", "attention.wk", "attention.wv", "attention.wo", "ffn_norm", "feed_forward.w1", "feed_forward.w3", "feed_forward.w2"], vocabulary));
        yield return Write(parent, "algorithmic", config: null, Algorithmic(vocabulary));
    }

    private static string Write(string parent, string name, object? config, IEnumerable<(string Name, long[] Shape)> tensors)
    {
        var folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        using var scope = NewDisposeScope();
        using var random = new Generator(5);
        Safetensors.Write(Path.Combine(folder, "model.safetensors"), tensors.ToDictionary(t => t.Name, t => randn(t.Shape, generator: random) * 0.3, StringComparer.Ordinal));
        if (config is not null) File.WriteAllText(Path.Combine(folder, "config.json"), JsonSerializer.Serialize(config));
        return folder;
    }

    private static IEnumerable<(string Name, long[] Shape)> Gpt2(string prefix, int vocabulary, bool conv1D)
    {
        yield return ($"{prefix}wte.weight", [vocabulary, Width]);
        yield return ($"{prefix}wpe.weight", [Context, Width]);
        foreach (var layer in Enumerable.Range(0, Layers).Select(l => $"{prefix}h.{l}"))
        {
            foreach (var norm in new[] { "ln_1", "ln_2" })
            {
                yield return ($"{layer}.{norm}.weight", [Width]);
                yield return ($"{layer}.{norm}.bias", [Width]);
            }

            foreach (var (name, from, to) in new[] { ("attn.c_attn", Width, 3 * Width), ("attn.c_proj", Width, Width), ("mlp.c_fc", Width, Mlp), ("mlp.c_proj", Mlp, Width) })
            {
                yield return ($"{layer}.{name}.weight", conv1D ? [from, to] : [to, from]);
                yield return ($"{layer}.{name}.bias", [to]);
            }
        }

        yield return ($"{prefix}ln_f.weight", [Width]);
        yield return ($"{prefix}ln_f.bias", [Width]);
    }

    // names: embedding, final norm, layers, first norm, q, k, v, o, second norm, gate, in, out.
    private static IEnumerable<(string Name, long[] Shape)> Llama(string[] names, int vocabulary)
    {
        yield return ($"{names[0]}.weight", [vocabulary, Width]);
        yield return ($"{names[1]}.weight", [Width]);
        foreach (var layer in Enumerable.Range(0, Layers).Select(l => $"{names[2]}.{l}"))
        {
            long[][] shapes = [[Width], [Width, Width], [Width / Heads, Width], [Width / Heads, Width], [Width, Width], [Width], [Mlp, Width], [Mlp, Width], [Width, Mlp]];
            for (var i = 0; i < shapes.Length; i++) yield return ($"{layer}.{names[3 + i]}.weight", shapes[i]);
        }
    }

    private static IEnumerable<(string Name, long[] Shape)> Algorithmic(int vocabulary) =>
    [
        ("embed.W_E", [Width, vocabulary]), ("pos_embed.W_pos", [Context, Width]), ("unembed.W_U", [Width, vocabulary]),
        ("blocks.0.attn.W_Q", [Heads, Width / Heads, Width]), ("blocks.0.attn.W_K", [Heads, Width / Heads, Width]), ("blocks.0.attn.W_V", [Heads, Width / Heads, Width]),
        ("blocks.0.attn.W_O", [Width, Width]), ("blocks.0.mlp.W_in", [Mlp, Width]), ("blocks.0.mlp.b_in", [Mlp]), ("blocks.0.mlp.W_out", [Width, Mlp]), ("blocks.0.mlp.b_out", [Width]),
    ];
}
