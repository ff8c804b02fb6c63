namespace Interp.Domain.Circuits;

/// <summary>A pair of prompts as a person wrote it.</summary>
/// <param name="Clean">The prompt that the model answers.</param>
/// <param name="Corrupted">As many tokens, with what matters changed.</param>
/// <param name="Answer">The right next token, with its leading space where it has one.</param>
/// <param name="Wrong">The token that it is compared with.</param>
/// <param name="Roles">Words that play a part, such as S2: role to the index of the word's first character in <paramref name="Clean"/>; null without any.</param>
public sealed record PromptText(string Clean, string Corrupted, string Answer, string Wrong, IReadOnlyDictionary<string, int>? Roles = null);
