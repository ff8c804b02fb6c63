namespace Interp.Domain.Dictionaries;

/// <summary>Held-out quality of a dictionary; losses are weighted by each class's share of the training text.</summary>
/// <param name="L0">Mean number of active features per token.</param>
/// <param name="ExplainedVariance">1 − FVU.</param>
/// <param name="Fvu">Fraction of variance unexplained.</param>
/// <param name="CeClean">Cross-entropy of the untouched model, nats per token.</param>
/// <param name="CeSae">With the activation replaced by its reconstruction.</param>
/// <param name="CeZero">With the activation replaced by zero.</param>
/// <param name="CeMean">With the activation replaced by its mean.</param>
/// <param name="LossRecovered">(CeZero − CeSae) / (CeZero − CeClean); 0 where zeros do the model no harm.</param>
/// <param name="Dead">Features that never fired.</param>
/// <param name="UltraLow">Features that fired on fewer than one token in 100,000 of these.</param>
/// <param name="EvaluatedTokens">Tokens that the numbers rest on.</param>
/// <param name="KlScore">1 − KL(sae) / KL(zero) where computed.</param>
/// <param name="L2Ratio">Mean ‖reconstruction‖ / ‖input‖ where computed.</param>
public sealed record DictionaryMetrics(
    double L0,
    double ExplainedVariance,
    double Fvu,
    double CeClean,
    double CeSae,
    double CeZero,
    double CeMean,
    double LossRecovered,
    int Dead,
    int UltraLow,
    long EvaluatedTokens,
    double? KlScore,
    double? L2Ratio)
{
    /// <summary>Mean over tokens of ‖x − x̂‖², summed over the entries.</summary>
    public double? Mse { get; init; }

    /// <summary>Mean over tokens of 1 − ‖x − x̂‖² / ‖x − mean of the batch‖²: what older tools print as explained variance.</summary>
    public double? ExplainedVarianceLegacy { get; init; }

    /// <summary>1 − E‖x − x̂‖² / E‖x‖²: inflated where the mean is large.</summary>
    public double? ExplainedVarianceUncentred { get; init; }

    /// <summary>Mean cosine between x and x̂.</summary>
    public double? CosineSimilarity { get; init; }

    /// <summary>γ = E‖x̂‖² / E⟨x, x̂⟩; below 1 is shrinkage.</summary>
    public double? ReconstructionBias { get; init; }

    /// <summary>(CeMean − CeSae) / (CeMean − CeClean) where means do the model harm.</summary>
    public double? LossRecoveredFromMean { get; init; }

    /// <summary>Mean cosine between a feature's encoder and decoder directions.</summary>
    public double? EncoderDecoderCosine { get; init; }

    /// <summary>Mean over features of the largest cosine with another feature's decoder direction.</summary>
    public double? MaxDecoderCosine { get; init; }

    /// <summary>Features by log10 of the share of evaluated tokens they fire on: 20 bins of width ½ from −10 to 0; dead ones are in none.</summary>
    public int[]? DensityHistogram { get; init; }
}
