namespace Interp.Domain.Circuits;

/// <summary>What a model does with a prompt, by ids.</summary>
/// <param name="Tokens">The ids that it read, the mark included.</param>
/// <param name="Next">The likeliest next tokens, likeliest first.</param>
/// <param name="Score">What it gives to the answer; null where none was given.</param>
/// <param name="Attention">Where its heads look.</param>
/// <param name="Parts">What makes up the logit difference; null where there is none.</param>
/// <param name="Lens">What the residual stream says between the layers; null where that is too much to compute while one waits.</param>
public sealed record LabReading(int[] Tokens, NextToken[] Next, AnswerScore? Score, AttentionPatterns Attention, LogitParts? Parts, LensReading? Lens);
