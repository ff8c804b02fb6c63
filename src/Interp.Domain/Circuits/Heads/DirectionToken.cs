using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>A token and how far it lies along a direction.</summary>
/// <param name="Token">The token.</param>
/// <param name="Weight">How far.</param>
public sealed record DirectionToken(TokenText Token, float Weight);
