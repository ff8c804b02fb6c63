namespace Interp.Domain.Dictionaries;

/// <summary>One feature along a text.</summary>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Activations">On each token; 0 where it is not active.</param>
/// <param name="LossEffects">
/// Loss with the feature ablated minus loss as it is, nats, of predicting each token; positive where the feature helps. Null for a token that nothing
/// predicts; the whole is null where it was not computed.
/// </param>
public sealed record FeatureTrack(int Feature, float[] Activations, float?[]? LossEffects);
