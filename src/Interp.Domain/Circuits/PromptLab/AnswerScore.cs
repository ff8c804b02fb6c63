namespace Interp.Domain.Circuits;

/// <summary>What a model gives to the answer and to the token that it is compared with.</summary>
/// <param name="Answer">The right next token.</param>
/// <param name="Wrong">The other; null where none was given.</param>
/// <param name="LogitDifference">Logit of the answer minus logit of the other; null where there is no other.</param>
public sealed record AnswerScore(TokenScore Answer, TokenScore? Wrong, float? LogitDifference);
