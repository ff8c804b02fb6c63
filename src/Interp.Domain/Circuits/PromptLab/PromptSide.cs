using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>One prompt as a model reads it.</summary>
/// <param name="Tokens">Its tokens, the mark included.</param>
/// <param name="Differs">Which of them the other prompt does not have at that place.</param>
/// <param name="Next">The likeliest next tokens, likeliest first.</param>
/// <param name="Score">What the model gives to the answer; null where none was given.</param>
/// <param name="Attention">Where its heads look.</param>
/// <param name="Parts">What makes up the logit difference; null where there is none.</param>
/// <param name="Lens">What the residual stream says between the layers; its tokens are places in the sheet's table. Null where that was not computed.</param>
public sealed record PromptSide(TokenText[] Tokens, bool[] Differs, LikelyToken[] Next, AnswerScore? Score, AttentionPatterns Attention, LogitParts? Parts, LensReading? Lens);
