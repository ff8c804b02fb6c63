using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Circuits;

/// <summary>Small models of every family and prompts of two lengths for them.</summary>
internal static class TinyCircuit
{
    public static TheoryData<string> Families => ["layer-norm", "rms-norm", "no-norm", "attention-only", "unembedding-bias", "grouped"];

    public static DecoderConfig Config(string family) => family switch
    {
        "layer-norm" => TinyDecoder.Relu with { Activation = MlpActivation.GeluTanh },
        "rms-norm" => TinyDecoder.Llama,
        "no-norm" => TinyDecoder.Relu with { Normalisation = Normalisation.None },
        "attention-only" => TinyDecoder.Relu with { d_mlp = 0 },
        "unembedding-bias" => TinyDecoder.Relu with { UnembeddingBias = true },
        _ => TinyDecoder.Relu with { n_heads = 4, n_kv_heads = 2, d_head = 2, n_layers = 3 },
    };

    /// <summary>In double, every weight off its special value.</summary>
    public static Decoder Double(string family, long seed = 1) => TinyDecoder.InDouble(Config(family), seed);

    /// <summary>The same in single precision.</summary>
    public static Decoder Single(string family, long seed = 1)
    {
        using var noGrad = torch.no_grad();
        using var exact = Double(family, seed);
        return new Decoder(exact.Config, new DecoderWeights(exact.Config, exact.Weights.Names.ToDictionary(n => n, n => exact.Weights[n].to(ScalarType.Float32), StringComparer.Ordinal)));
    }

    public static PromptBatch Prompts { get; } = new(
    [
        new TokenPair([1, 5, 2, 9], [1, 3, 2, 9], 4, 7),
        new TokenPair([3, 3, 8, 0, 6], [3, 10, 8, 1, 6], 2, 5),
        new TokenPair([10, 1], [2, 1], 0, 10),
    ]);

    /// <summary>The logit difference of each prompt, straight from the definition.</summary>
    public static double[] LogitDifferences(Decoder decoder, PromptBatch prompts) => [.. prompts.Pairs.Select(pair =>
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var logits = decoder.Forward(TinyDecoder.Tokens([.. pair.Clean.Select(t => (long)t)]));
        return (logits[0, pair.Clean.Length - 1, pair.Answer] - logits[0, pair.Clean.Length - 1, pair.Wrong]).ToDouble();
    })];
}
