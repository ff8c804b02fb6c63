namespace Interp.Domain.Circuits;

/// <summary>What a model gives to the answer and to the token that it is compared with.</summary>
/// <param name="Answer">The right next token.</param>
/// <param name="Wrong">The other; null where none was given.</param>
/// <param name="LogitDifference">Logit of the answer minus logit of the other; null where there is no other.</param>
public sealed record AnswerScore(TokenScore Answer, TokenScore? Wrong, float? LogitDifference);

/// <summary>What a model gives to one next token.</summary>
/// <param name="Logit">Its logit.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Rank">1 for the likeliest of the vocabulary.</param>
public sealed record TokenScore(float Logit, float Probability, int Rank);
