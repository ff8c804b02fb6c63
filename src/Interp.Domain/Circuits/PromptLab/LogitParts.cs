namespace Interp.Domain.Circuits;

/// <summary>The logit difference taken apart: direct logit attribution at the last token.</summary>
/// <param name="Parts">Heads, MLPs, embeddings and biases, from the input on.</param>
/// <param name="LogitDifference">What they add up to, from the model's own logits.</param>
public sealed record LogitParts(LogitPart[] Parts, double LogitDifference)
{
    /// <summary>The sum of the parts; it differs from the logit difference by rounding.</summary>
    public double Sum => Parts.Sum(p => p.Value);
}
