namespace Interp.Analysis.Language;

/// <summary>Configurations of well-known families, for models with random weights in tests, verification and benchmarks.</summary>
public static class DecoderShapes
{
    /// <summary>GPT-2 small (Radford et al. 2019): 124 M parameters.</summary>
    public static DecoderConfig Gpt2Small { get; } = Gpt2(layers: 12, heads: 12, d_head: 64, n_ctx: 1024, d_vocab: 50_257);

    /// <summary>LayerNorm, learned positions, biases, tanh-GELU, an MLP of four times the width, tied embeddings.</summary>
    public static DecoderConfig Gpt2(int layers, int heads, int d_head, int n_ctx, int d_vocab) => new()
    {
        d_model = heads * d_head,
        n_layers = layers,
        n_heads = heads,
        n_kv_heads = heads,
        d_head = d_head,
        d_mlp = 4 * heads * d_head,
        n_ctx = n_ctx,
        d_vocab = d_vocab,
        Activation = MlpActivation.GeluTanh,
        TiedUnembedding = true,
        AttentionBias = true,
        MlpBias = true,
    };

    /// <summary>RMSNorm, rotary positions, SwiGLU, no biases, and keys and values shared by groups of heads (Touvron et al. 2023).</summary>
    public static DecoderConfig Llama(int layers, int heads, int kvHeads, int d_head, int d_mlp, int n_ctx, int d_vocab) => new()
    {
        d_model = heads * d_head,
        n_layers = layers,
        n_heads = heads,
        n_kv_heads = kvHeads,
        d_head = d_head,
        d_mlp = d_mlp,
        n_ctx = n_ctx,
        d_vocab = d_vocab,
        Activation = MlpActivation.Silu,
        GatedMlp = true,
        Normalisation = Normalisation.RmsNorm,
        Positions = PositionalEncoding.RotaryHalfSplit,
    };
}
