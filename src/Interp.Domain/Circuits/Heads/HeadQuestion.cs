using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>The singular value decompositions of a head's circuits.</summary>
/// <param name="Model">Name of the model's folder.</param>
/// <param name="Layer">From 0.</param>
/// <param name="Head">From 0.</param>
/// <param name="Directions">Directions described, of each circuit.</param>
/// <param name="Tokens">Tokens named at each end of a direction.</param>
public sealed record HeadQuestion(string Model, int Layer, int Head, int Directions, int Tokens) : InferenceQuestion<HeadAnswer>("head");
