using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Language;

/// <summary>Decoders small enough to check by hand or by finite differences.</summary>
internal static class TinyDecoder
{
    public static DecoderConfig Relu { get; } = new()
    {
        d_model = 8,
        n_layers = 2,
        n_heads = 2,
        n_kv_heads = 2,
        d_head = 4,
        d_mlp = 12,
        n_ctx = 6,
        d_vocab = 11,
        AttentionBias = true,
        MlpBias = true,
    };

    public static DecoderConfig Llama { get; } = Relu with
    {
        n_kv_heads = 1,
        Activation = MlpActivation.Silu,
        GatedMlp = true,
        Normalisation = Normalisation.RmsNorm,
        Positions = PositionalEncoding.RotaryHalfSplit,
        TiedUnembedding = true,
        AttentionBias = false,
        MlpBias = false,
    };

    public static Decoder Create(DecoderConfig config, long seed = 1) => new(config, DecoderInitialisation.Random(config, seed));

    /// <summary>In double, every weight off its special value (0 or 1), requiring gradients.</summary>
    public static Decoder InDouble(DecoderConfig config, long seed = 1)
    {
        using var drawn = DecoderInitialisation.Random(config, seed);
        using var noise = new Generator((ulong)seed);
        return new Decoder(config, new DecoderWeights(config, drawn.Names.ToDictionary(n => n, n =>
            (drawn[n].to(ScalarType.Float64) * 4 + 0.1 * torch.randn(drawn[n].shape, ScalarType.Float64, generator: noise)).requires_grad_(true), StringComparer.Ordinal)));
    }

    public static Tensor Tokens(params long[] ids) => torch.tensor(ids).view(1, ids.Length);
}
