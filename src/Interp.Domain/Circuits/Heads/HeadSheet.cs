using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>A head by its weights alone, for people.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Layer">From 0.</param>
/// <param name="Head">From 0.</param>
/// <param name="FoldedNorm">Whether the gain of the norms was multiplied into the weights first.</param>
/// <param name="OV">W_V W_O: what is moved, once it is attended to.</param>
/// <param name="QK">W_Q W_Kᵀ: what is attended to.</param>
public sealed record HeadSheet(string Model, int Layer, int Head, bool FoldedNorm, CircuitSpectrum<DirectionToken> OV, CircuitSpectrum<DirectionToken> QK);

/// <summary>A token and how far it lies along a direction.</summary>
/// <param name="Token">The token.</param>
/// <param name="Weight">How far.</param>
public sealed record DirectionToken(TokenText Token, float Weight);
