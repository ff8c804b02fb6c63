using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

/// <summary>Random models of every shape that a formula could leave out.</summary>
internal static class PathModels
{
    public const int Vocabulary = 17;

    private static readonly DecoderConfig Gpt2 = DecoderShapes.Gpt2(layers: 4, heads: 2, d_head: 6, n_ctx: 12, d_vocab: Vocabulary);

    public static DecoderConfig Shape(string family) => family switch
    {
        "gpt2" => Gpt2,
        "llama" => DecoderShapes.Llama(layers: 4, heads: 4, kvHeads: 2, d_head: 4, d_mlp: 20, n_ctx: 12, d_vocab: Vocabulary),
        "interleaved" => DecoderShapes.Llama(layers: 3, heads: 4, kvHeads: 1, d_head: 4, d_mlp: 20, n_ctx: 12, d_vocab: Vocabulary) with { Positions = PositionalEncoding.RotaryInterleaved },
        "attention-only" => Gpt2 with { d_mlp = 0, MlpBias = false },
        "no-norm" => Gpt2 with { n_layers = 3, Normalisation = Normalisation.None, UnembeddingBias = true },
        _ => throw new ArgumentException($"No family {family}.", nameof(family)),
    };

    public static Decoder Single(string family) => new(Shape(family), DecoderInitialisation.Generic(Shape(family), 1));

    public static Decoder Double(string family)
    {
        using var single = Single(family);
        return single.To(torch.ScalarType.Float64);
    }
}
