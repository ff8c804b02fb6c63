using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>The singular value decompositions of a head's circuits.</summary>
/// <param name="Model">Name of the model's folder.</param>
/// <param name="Layer">From 0.</param>
/// <param name="Head">From 0.</param>
/// <param name="Directions">Directions described, of each circuit.</param>
/// <param name="Tokens">Tokens named at each end of a direction.</param>
public sealed record HeadQuestion(string Model, int Layer, int Head, int Directions, int Tokens) : InferenceQuestion<HeadAnswer>("head");

/// <summary>A token and how far it lies along a direction.</summary>
/// <param name="Token">Its id.</param>
/// <param name="Weight">How far.</param>
public sealed record DirectionEnd(int Token, float Weight);

/// <summary>What a worker found in a head's weights.</summary>
/// <param name="FoldedNorm">Whether the gain of the norms was multiplied into the weights first.</param>
/// <param name="OV">W_V W_O: what is moved, once it is attended to.</param>
/// <param name="QK">W_Q W_Kᵀ: what is attended to.</param>
public sealed record HeadAnswer(bool FoldedNorm, CircuitSpectrum<DirectionEnd> OV, CircuitSpectrum<DirectionEnd> QK);
