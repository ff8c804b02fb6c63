namespace Interp.Domain.Circuits;

/// <summary>The singular value decomposition of one of a head's circuits.</summary>
/// <typeparam name="TToken">How a token at the end of a direction is told.</typeparam>
/// <param name="Values">All singular values, falling.</param>
/// <param name="Directions">The first few.</param>
public sealed record CircuitSpectrum<TToken>(double[] Values, CircuitDirection<TToken>[] Directions);

/// <summary>A direction that a circuit reads and the one that it makes of it.</summary>
/// <typeparam name="TToken">How a token at the end of a direction is told.</typeparam>
/// <param name="Value">The singular value.</param>
/// <param name="Reads">Tokens farthest along what is read: of OV the token attended to, of QK the one that looks.</param>
/// <param name="ReadsAgainst">Tokens farthest in its opposite.</param>
/// <param name="Writes">Tokens farthest along the other side: of OV those that it raises, of QK those that it looks for.</param>
/// <param name="WritesAgainst">Tokens farthest in its opposite.</param>
public sealed record CircuitDirection<TToken>(double Value, TToken[] Reads, TToken[] ReadsAgainst, TToken[] Writes, TToken[] WritesAgainst);
