namespace Interp.Domain.Dictionaries;

/// <summary>A feature along a stretch of a corpus, in the same contexts in which the card's examples were found.</summary>
/// <param name="Tokens">Ids.</param>
/// <param name="Activations">On each token.</param>
/// <param name="LossEffects">As on the card; null for the first token of a context.</param>
public sealed record ExpansionAnswer(int[] Tokens, float[] Activations, float?[] LossEffects);
