using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>A token that may come next.</summary>
/// <param name="Token">The token.</param>
/// <param name="Logit">Its logit.</param>
/// <param name="Probability">Its probability.</param>
public sealed record LikelyToken(TokenText Token, float Logit, float Probability);
