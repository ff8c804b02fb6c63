namespace Interp.Domain.Circuits;

/// <summary>The logit difference taken apart: direct logit attribution at the last token.</summary>
/// <param name="Parts">Heads, MLPs, embeddings and biases, from the input on.</param>
/// <param name="LogitDifference">What they add up to, from the model's own logits.</param>
public sealed record LogitParts(LogitPart[] Parts, double LogitDifference)
{
    /// <summary>The sum of the parts; it differs from the logit difference by rounding.</summary>
    public double Sum => Parts.Sum(p => p.Value);
}

/// <summary>What one component of the model adds to the logit difference.</summary>
/// <param name="Name">9.6 for a head, mlp 3, embed, pos_embed, b_O 3, ln_final.b, b_U.</param>
/// <param name="Layer">Of heads, attention biases and MLPs; null otherwise.</param>
/// <param name="Head">Of heads; null otherwise.</param>
/// <param name="Value">In logits.</param>
public sealed record LogitPart(string Name, int? Layer, int? Head, double Value);
