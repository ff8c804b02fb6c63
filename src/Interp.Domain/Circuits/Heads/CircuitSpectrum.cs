namespace Interp.Domain.Circuits;

/// <summary>The singular value decomposition of one of a head's circuits.</summary>
/// <typeparam name="TToken">How a token at the end of a direction is told.</typeparam>
/// <param name="Values">All singular values, falling.</param>
/// <param name="Directions">The first few.</param>
public sealed record CircuitSpectrum<TToken>(double[] Values, CircuitDirection<TToken>[] Directions);
