namespace Interp.Domain.Dictionaries;

/// <summary>A continuation to be steered.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Prompt">What is continued, at most <see cref="SteeringQueries.MaxPrompt"/> characters; empty begins a new document.</param>
/// <param name="Edits">1 to <see cref="SteeringQueries.MaxEdits"/> features to change.</param>
/// <param name="Tokens">New tokens, 1 to <see cref="SteeringQueries.MaxTokens"/>.</param>
/// <param name="Temperature">0 to 2; 0 takes the likeliest token each time.</param>
/// <param name="Seed">Of the draws; the same for both texts.</param>
public sealed record SteeringRequest(string? Dictionary, string? Prompt, SteeringEdit[]? Edits, int Tokens = 48, double Temperature = 0.7, long Seed = 1);
