namespace Interp.Analysis.Language;

/// <summary>A finished training: the caller owns the weights.</summary>
public sealed record TrainedLanguageModel(DecoderConfig Config, DecoderWeights Weights, IReadOnlyList<LossCurvePoint> Curve);
