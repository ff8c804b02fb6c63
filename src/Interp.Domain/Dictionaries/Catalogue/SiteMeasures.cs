namespace Interp.Domain.Dictionaries;

/// <summary>A hook point of a crosscoder.</summary>
/// <param name="HookPoint">Which.</param>
/// <param name="Width">Numbers per token there.</param>
/// <param name="ExplainedVariance">1 − FVU of this place's raw activations.</param>
/// <param name="CeSae">Cross-entropy, nats per token, with only this place replaced by its reconstruction.</param>
/// <param name="CeZero">With only this place set to zero.</param>
/// <param name="CeMean">With only this place set to its mean.</param>
/// <param name="LossRecovered">CE score against zero; null where zeros do no harm.</param>
/// <param name="LossRecoveredFromMean">CE score against the mean; null where the mean does no harm.</param>
/// <param name="MeanShare">Mean over the features of this place's share of their decoder norms.</param>
public sealed record SiteMeasures(
    string HookPoint, int Width, double ExplainedVariance, double CeSae, double CeZero, double CeMean, double? LossRecovered, double? LossRecoveredFromMean, double MeanShare);
