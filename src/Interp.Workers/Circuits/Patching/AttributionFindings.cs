namespace Interp.Workers.Circuits;

/// <summary>What the whole of an attribution says, for its page.</summary>
/// <param name="Prompts">Pairs.</param>
/// <param name="MetricOnClean">Mean over prompts of the plain clean run, raw.</param>
/// <param name="MetricOnCorrupted">Of the plain corrupted run, raw.</param>
/// <param name="Selection">Which scores count as the strongest.</param>
/// <param name="ExactValues">How many scores stand beside their exact value.</param>
/// <param name="RankCorrelation">Spearman's ρ of scores and exact values over these; null where it is not defined.</param>
/// <param name="Doubtful">Those of them where the gradient is known to mislead: saturated attention, or the early residual stream.</param>
internal sealed record AttributionFindings(int Prompts, double MetricOnClean, double MetricOnCorrupted, string Selection, int ExactValues, double? RankCorrelation, IReadOnlyList<string> Doubtful);
