using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>A prompt set as one model reads it.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Count">Pairs.</param>
/// <param name="Length">Tokens of the longest.</param>
/// <param name="Shortest">Tokens of the shortest.</param>
/// <param name="Hash">SHA-256 of tokens, answers and roles.</param>
/// <param name="Roles">Roles that every pair has, <c>END</c> included.</param>
/// <param name="Examples">Those asked for.</param>
public sealed record PromptReading(string Model, int Count, int Length, int Shortest, string Hash, IReadOnlyList<string> Roles, IReadOnlyList<PromptExample> Examples);

/// <summary>A pair of prompts, token by token.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Clean">The prompt that the model answers.</param>
/// <param name="Corrupted">Its twin.</param>
/// <param name="Answer">The right answer.</param>
/// <param name="Wrong">What it is compared with.</param>
/// <param name="Roles">Role to position.</param>
public sealed record PromptExample(
    int Number, IReadOnlyList<TokenText> Clean, IReadOnlyList<TokenText> Corrupted, TokenText Answer, TokenText Wrong, IReadOnlyDictionary<string, int> Roles);
