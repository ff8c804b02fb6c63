namespace Interp.Api.Features;

/// <summary>Tokens that a feature promotes or suppresses, the most first.</summary>
internal sealed record CardLogits(int[] Tokens, float[] Values);
