using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Rewrites a model so that its weights can be read without its norms and biases (TransformerLens's processing, in its order: fold norms, centre
/// what reads, centre what writes, centre the unembedding, fold value biases). Never done unasked.
/// </summary>
public static class WeightFolding
{
    /// <param name="decoder">The model; it stays as it is.</param>
    /// <param name="options">What to do; <see cref="FoldingOptions.For"/> gives all that fits.</param>
    /// <returns>A model of its own, computed in double and rounded once to the precision of the given one.</returns>
    /// <exception cref="ArgumentException">An option does not hold for this kind of model, or nothing is asked for.</exception>
    public static Decoder Fold(Decoder decoder, FoldingOptions options)
    {
        Check(decoder.Config, options);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var weights = new FoldedWeights(decoder);
        if (options.FoldNorm) weights.FoldNorms();
        if (options.CentreWriters) weights.CentreWriters();
        if (options.CentreUnembedding) weights.CentreUnembedding();
        if (options.FoldValueBiases) weights.FoldValueBiases(options.CentreWriters);
        return weights.ToDecoder();
    }

    private static void Check(DecoderConfig config, FoldingOptions options)
    {
        if (options is { FoldNorm: false, CentreWriters: false, CentreUnembedding: false, FoldValueBiases: false })
            throw new ArgumentException("Nothing is to be folded. Use the model as it is, or choose an option.", nameof(options));
        if (options.FoldNorm && config.Normalisation == Normalisation.None)
            throw new ArgumentException("This model has no norm to fold. Leave FoldNorm off.", nameof(options));
        if (options.FoldNorm && config is { Normalisation: Normalisation.LayerNorm, GatedMlp: true })
            throw new ArgumentException("The gate of this model's MLP has no bias that could take LayerNorm's. Leave FoldNorm off.", nameof(options));
        if (options.CentreWriters && config.Normalisation != Normalisation.LayerNorm)
            throw new ArgumentException("Only LayerNorm ignores the mean of what is written into the residual stream. Leave CentreWriters off.", nameof(options));
        if (options.FoldValueBiases && !config.AttentionBias && !(options.FoldNorm && config.Normalisation == Normalisation.LayerNorm))
            throw new ArgumentException("This model has no value biases. Leave FoldValueBiases off.", nameof(options));
    }
}
