namespace Interp.Domain.Circuits;

/// <summary>A pair of prompts as a model reads it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Clean">Token ids.</param>
/// <param name="Corrupted">As many.</param>
/// <param name="Answer">Token id of the right answer.</param>
/// <param name="Wrong">Token id that it is compared with.</param>
/// <param name="Template">Pairs with the same number are alike but for their names.</param>
/// <param name="Roles">Role to position.</param>
public sealed record PromptTokens(int Number, int[] Clean, int[] Corrupted, int Answer, int Wrong, int Template, IReadOnlyDictionary<string, int> Roles);
