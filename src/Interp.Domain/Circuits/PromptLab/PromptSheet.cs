using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>What a model does with one prompt or two, for people.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Heads">Attention heads of a layer.</param>
/// <param name="Clean">The prompt.</param>
/// <param name="Corrupted">Its corrupted twin; null where none was given.</param>
/// <param name="Answer">The right next token; null where none was given.</param>
/// <param name="Wrong">The token that it is compared with; null where none was given.</param>
/// <param name="LensTokens">The tokens of the logit lens, each once.</param>
/// <param name="Notes">What one should know about the result.</param>
public sealed record PromptSheet(
    string Model, int Layers, int Heads, PromptSide Clean, PromptSide? Corrupted, TokenText? Answer, TokenText? Wrong, TokenTable LensTokens, string[] Notes)
{
    /// <summary>Whether both prompts have as many tokens, so that positions can be compared.</summary>
    public bool SameLength => Corrupted is not null && Corrupted.Tokens.Length == Clean.Tokens.Length;
}

/// <summary>A token that may come next.</summary>
/// <param name="Token">The token.</param>
/// <param name="Logit">Its logit.</param>
/// <param name="Probability">Its probability.</param>
public sealed record LikelyToken(TokenText Token, float Logit, float Probability);

/// <summary>One prompt as a model reads it.</summary>
/// <param name="Tokens">Its tokens, the mark included.</param>
/// <param name="Differs">Which of them the other prompt does not have at that place.</param>
/// <param name="Next">The likeliest next tokens, likeliest first.</param>
/// <param name="Score">What the model gives to the answer; null where none was given.</param>
/// <param name="Attention">Where its heads look.</param>
/// <param name="Parts">What makes up the logit difference; null where there is none.</param>
/// <param name="Lens">What the residual stream says between the layers; its tokens are places in the sheet's table. Null where that was not computed.</param>
public sealed record PromptSide(TokenText[] Tokens, bool[] Differs, LikelyToken[] Next, AnswerScore? Score, AttentionPatterns Attention, LogitParts? Parts, LensReading? Lens);
