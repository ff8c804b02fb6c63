namespace Interp.Domain.Circuits;

/// <summary>What a model gives to one next token.</summary>
/// <param name="Logit">Its logit.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Rank">1 for the likeliest of the vocabulary.</param>
public sealed record TokenScore(float Logit, float Probability, int Rank);
