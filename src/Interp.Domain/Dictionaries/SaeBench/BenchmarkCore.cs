namespace Interp.Domain.Dictionaries;

/// <summary>The core measures, over the held-out text as it is.</summary>
/// <param name="L0">Active features per token.</param>
/// <param name="ExplainedVariance">1 − FVU.</param>
/// <param name="CosineSimilarity">Between x and x̂.</param>
/// <param name="CeScore">Loss recovered against zero-ablation; null where zeros do no harm.</param>
/// <param name="KlScore">The same of the divergence from the model's own predictions.</param>
/// <param name="L2Ratio">‖x̂‖ ÷ ‖x‖.</param>
/// <param name="Dead">Features that never fired.</param>
/// <param name="Tokens">Tokens that were read.</param>
public sealed record BenchmarkCore(double L0, double ExplainedVariance, double CosineSimilarity, double? CeScore, double? KlScore, double L2Ratio, int Dead, long Tokens);
