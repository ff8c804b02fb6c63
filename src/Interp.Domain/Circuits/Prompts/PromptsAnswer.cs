namespace Interp.Domain.Circuits;

/// <summary>What a worker says of prompts that a model can read.</summary>
/// <param name="Count">Pairs.</param>
/// <param name="Length">Tokens of the longest.</param>
/// <param name="Shortest">Tokens of the shortest.</param>
/// <param name="Hash">SHA-256 of tokens, answers and roles.</param>
/// <param name="Roles">Roles that every pair has, <c>END</c> included.</param>
/// <param name="Examples">Those asked for.</param>
public sealed record PromptsAnswer(int Count, int Length, int Shortest, string Hash, IReadOnlyList<string> Roles, IReadOnlyList<PromptTokens> Examples);
