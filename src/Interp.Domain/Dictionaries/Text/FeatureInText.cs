namespace Interp.Domain.Dictionaries;

/// <summary>A feature and what it does in one text.</summary>
/// <param name="Index">Number of the feature.</param>
/// <param name="Peak">Its largest activation in this text; 0 when it is silent.</param>
/// <param name="Tokens">On how many tokens of it the feature is active.</param>
/// <param name="Density">Share of the corpus's tokens on which it is active.</param>
/// <param name="MaxActivation">Its largest activation on the corpus.</param>
/// <param name="Promotes">The next tokens that it promotes most.</param>
public sealed record FeatureInText(int Index, float Peak, int Tokens, double Density, float MaxActivation, string[] Promotes);
