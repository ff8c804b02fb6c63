namespace Interp.Domain.Circuits;

/// <summary>What a worker found in a head's weights.</summary>
/// <param name="FoldedNorm">Whether the gain of the norms was multiplied into the weights first.</param>
/// <param name="OV">W_V W_O: what is moved, once it is attended to.</param>
/// <param name="QK">W_Q W_Kᵀ: what is attended to.</param>
public sealed record HeadAnswer(bool FoldedNorm, CircuitSpectrum<DirectionEnd> OV, CircuitSpectrum<DirectionEnd> QK);
