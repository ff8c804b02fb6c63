using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>LlamaForCausalLM as Hugging Face stores it, and the original release's names as small story models use them.</summary>
internal static partial class LlamaFormat
{
    public static DecoderConfig HuggingFaceConfig(ConfigJson json)
    {
        json.Only("rope_scaling", !json.Has("rope_scaling"), "null (plain rotary positions)");
        json.Only("hidden_act", json.Text("hidden_act", "silu") is "silu", "silu");
        int d_model = json.Int("hidden_size"), heads = json.Int("num_attention_heads");
        return Shape(d_model, heads, json.Int("num_key_value_heads", heads)) with
        {
            n_layers = json.Int("num_hidden_layers"),
            d_head = json.Has("head_dim") ? json.Int("head_dim") : ConfigJson.Divide(d_model, heads, "hidden_size"),
            d_mlp = json.Int("intermediate_size"),
            n_ctx = json.Int("max_position_embeddings", 2048),
            d_vocab = json.Int("vocab_size"),
            NormEps = json.Double("rms_norm_eps", 1e-6),
            RopeTheta = json.Double("rope_theta", 10_000),
            Positions = PositionalEncoding.RotaryHalfSplit,
            TiedUnembedding = json.Bool("tie_word_embeddings", false),
            AttentionBias = json.Bool("attention_bias", false),
            MlpBias = json.Bool("mlp_bias", false),
        };
    }

    /// <summary>"dim", "hidden_dim" ...: the original release's field names.</summary>
    public static DecoderConfig OriginalConfig(ConfigJson json)
    {
        json.Only("rope", json.Text("rope", "interleaved pairs") is "interleaved pairs", "interleaved pairs");
        int d_model = json.Int("dim"), heads = json.Int("n_heads");
        return Shape(d_model, heads, json.Int("n_kv_heads", heads)) with
        {
            n_layers = json.Int("n_layers"),
            d_head = ConfigJson.Divide(d_model, heads, "dim"),
            d_mlp = json.Int("hidden_dim"),
            n_ctx = json.Int("max_seq_len"),
            d_vocab = json.Int("vocab_size"),
            NormEps = json.Double("norm_eps", 1e-5),
            RopeTheta = json.Double("rope_theta", 10_000),
            Positions = PositionalEncoding.RotaryInterleaved,
            TiedUnembedding = json.Bool("tied_embeddings", true),
        };
    }

    public static Dictionary<string, Tensor> HuggingFaceWeights(TensorSource source, DecoderConfig c) => Weights(source, c, new(
        "model.embed_tokens", "lm_head", "model.norm", "model.layers",
        "input_layernorm", "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
        "post_attention_layernorm", "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"));

    public static Dictionary<string, Tensor> OriginalWeights(TensorSource source, DecoderConfig c) => Weights(source, c, new(
        "tok_embeddings", "output", "norm", "layers",
        "attention_norm", "attention.wq", "attention.wk", "attention.wv", "attention.wo",
        "ffn_norm", "feed_forward.w1", "feed_forward.w3", "feed_forward.w2"));

    private sealed record Names(
        string Embed, string Head, string FinalNorm, string Layers,
        string Norm1, string Q, string K, string V, string O,
        string Norm2, string Gate, string In, string Out);

    private static Dictionary<string, Tensor> Weights(TensorSource source, DecoderConfig c, Names names)
    {
        source.Ignore(RotaryTables());
        // A tied model may be stored under either name, or under both.
        var embed = c.TiedUnembedding && !source.Has($"{names.Embed}.weight") ? names.Head : names.Embed;
        var w = new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["W_E"] = source.Take($"{embed}.weight", c.d_vocab, c.d_model) };
        for (var layer = 0; layer < c.n_layers; layer++)
        {
            var (from, to) = ($"{names.Layers}.{layer}", $"blocks.{layer}");
            w[$"{to}.ln1.w"] = source.Take($"{from}.{names.Norm1}.weight", c.d_model);
            Project($"{from}.{names.Q}", $"{to}.attn", "Q", c.n_heads);
            Project($"{from}.{names.K}", $"{to}.attn", "K", c.n_kv_heads);
            Project($"{from}.{names.V}", $"{to}.attn", "V", c.n_kv_heads);
            w[$"{to}.attn.W_O"] = Heads.OutFromLinear(source.Take($"{from}.{names.O}.weight", c.d_model, (long)c.n_heads * c.d_head), c.n_heads);
            if (c.AttentionBias) w[$"{to}.attn.b_O"] = source.Take($"{from}.{names.O}.bias", c.d_model);
            w[$"{to}.ln2.w"] = source.Take($"{from}.{names.Norm2}.weight", c.d_model);
            w[$"{to}.mlp.W_gate"] = source.Take($"{from}.{names.Gate}.weight", c.d_mlp, c.d_model).t();
            w[$"{to}.mlp.W_in"] = source.Take($"{from}.{names.In}.weight", c.d_mlp, c.d_model).t();
            w[$"{to}.mlp.W_out"] = source.Take($"{from}.{names.Out}.weight", c.d_model, c.d_mlp).t();
            if (!c.MlpBias) continue;
            w[$"{to}.mlp.b_in"] = source.Take($"{from}.{names.In}.bias", c.d_mlp);
            w[$"{to}.mlp.b_out"] = source.Take($"{from}.{names.Out}.bias", c.d_model);
        }

        w["ln_final.w"] = source.Take($"{names.FinalNorm}.weight", c.d_model);
        var head = source.Has($"{names.Head}.weight") || !c.TiedUnembedding ? source.Take($"{names.Head}.weight", c.d_vocab, c.d_model) : null;
        if (!c.TiedUnembedding) w["unembed.W_U"] = head!.t();
        return w;

        void Project(string from, string to, string letter, int heads)
        {
            w[$"{to}.W_{letter}"] = Heads.FromLinear(source.Take($"{from}.weight", (long)heads * c.d_head, c.d_model), heads);
            if (c.AttentionBias) w[$"{to}.b_{letter}"] = Heads.Bias(source.Take($"{from}.bias", (long)heads * c.d_head), heads);
        }
    }

    private static DecoderConfig Shape(int d_model, int heads, int kvHeads) => new()
    {
        d_model = d_model,
        n_heads = heads,
        n_kv_heads = kvHeads,
        n_layers = 0,
        d_head = 0,
        d_mlp = 0,
        n_ctx = 0,
        d_vocab = 0,
        Activation = MlpActivation.Silu,
        GatedMlp = true,
        Normalisation = Normalisation.RmsNorm,
    };

    [GeneratedRegex(@"rotary_emb\.inv_freq$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex RotaryTables();
}
