using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>Random weights to start training from.</summary>
public static class DecoderInitialisation
{
    private const double EmbeddingStd = 0.02;

    /// <summary>
    /// Gaussian weights: embeddings with standard deviation 0.02 (GPT-2), matrices 1 / √d_in, those that write into the residual
    /// stream a further 1 / √(2 n_layers) smaller (GPT-2); gains 1, biases 0. Drawn here rather than by libtorch, so that a seed means
    /// the same weights everywhere.
    /// </summary>
    public static DecoderWeights Random(DecoderConfig config, long seed)
    {
        config.Validated();
        using var scope = torch.NewDisposeScope();
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (weight, index) in DecoderWeights.Shapes(config).Select((w, i) => (w, i)))
            tensors[weight.Name] = torch.tensor(Draw(config, weight, RandomStream.For(seed, index))).reshape(weight.Shape);
        return new DecoderWeights(config, tensors);
    }

    /// <summary>As <see cref="Random"/>, but the embedding is the transposed unembedding: then what copies one token copies every token, before anything is learned of either.</summary>
    public static DecoderWeights TiedStart(DecoderConfig config, long seed)
    {
        using var weights = Random(config, seed);
        using var scope = torch.NewDisposeScope();
        return new DecoderWeights(config, weights.Names.ToDictionary(n => n, n => n is "W_E" ? weights["unembed.W_U"].t().contiguous() : weights[n].clone(), StringComparer.Ordinal));
    }

    /// <summary>
    /// Weights in general position, for checks: every gain and bias is off its special value, and embeddings are as large as what layers write, so
    /// that no term of a formula may be left out unnoticed.
    /// </summary>
    public static DecoderWeights Generic(DecoderConfig config, long seed)
    {
        using var weights = Random(config, seed);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        return new DecoderWeights(config, weights.Names.Select((name, i) => (name, i)).ToDictionary(w => w.name, w => Stirred(weights[w.name], w.name, RandomStream.For(~seed, w.i)), StringComparer.Ordinal));
    }

    private static Tensor Stirred(Tensor weight, string name, RandomStream random)
    {
        var noise = new float[weight.numel()];
        for (var i = 0; i < noise.Length; i++) noise[i] = (float)(0.1 * random.NextGaussian());
        var scale = name is "W_E" or "W_pos" ? 0.5 / EmbeddingStd : 1;
        return weight.mul(scale).add(name.Contains("W_", StringComparison.Ordinal) ? torch.zeros_like(weight) : torch.tensor(noise).reshape(weight.shape));
    }

    private static float[] Draw(DecoderConfig config, WeightShape weight, RandomStream random)
    {
        var values = new float[weight.Shape.Aggregate(1L, (a, b) => a * b)];
        var leaf = weight.Name[(weight.Name.LastIndexOf('.') + 1)..];
        if (leaf.Equals("w", StringComparison.Ordinal)) Array.Fill(values, 1);
        if (!leaf.StartsWith("W_", StringComparison.Ordinal)) return values;
        var std = Std(config, leaf);
        for (var i = 0; i < values.Length; i++) values[i] = (float)(std * random.NextGaussian());
        return values;
    }

    private static double Std(DecoderConfig config, string leaf)
    {
        var writes = 1 / Math.Sqrt(2.0 * config.n_layers);
        return leaf switch
        {
            "W_E" or "W_pos" => EmbeddingStd,
            "W_O" => writes / Math.Sqrt(config.n_heads * config.d_head),
            "W_out" => writes / Math.Sqrt(config.d_mlp),
            _ => 1 / Math.Sqrt(config.d_model),
        };
    }
}
