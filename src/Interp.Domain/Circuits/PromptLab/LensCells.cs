namespace Interp.Domain.Circuits;

/// <summary>The likeliest token at every place of the residual stream, place by place and within a place position by position.</summary>
/// <param name="Tokens">From a worker ids, for people places in the sheet's table of tokens.</param>
/// <param name="Probabilities">Of each.</param>
public sealed record LensCells(int[] Tokens, float[] Probabilities);
