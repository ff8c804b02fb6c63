namespace Interp.Api.Dictionaries;

/// <summary>Tokens that a feature promotes or suppresses, the most first.</summary>
internal sealed record CardLogits(int[] Tokens, float[] Values);
