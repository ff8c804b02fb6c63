namespace Interp.Domain.Circuits;

/// <summary>What one component of the model adds to the logit difference.</summary>
/// <param name="Name">9.6 for a head, mlp 3, embed, pos_embed, b_O 3, ln_final.b, b_U.</param>
/// <param name="Layer">Of heads, attention biases and MLPs; null otherwise.</param>
/// <param name="Head">Of heads; null otherwise.</param>
/// <param name="Value">In logits.</param>
public sealed record LogitPart(string Name, int? Layer, int? Head, double Value);
