namespace Interp.Analysis.Language;

/// <summary>One look at held-out text.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Tokens">Tokens done.</param>
/// <param name="Train">Mean training loss since the last point, nats per token.</param>
/// <param name="HeldOut">Mean held-out loss, classes weighted by their share of the training tokens.</param>
/// <param name="ByClass">Held-out loss of each class of text.</param>
public sealed record LossCurvePoint(long Step, long Tokens, double Train, double HeldOut, IReadOnlyDictionary<string, double> ByClass);
