using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>A pair of prompts, token by token.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Clean">The prompt that the model answers.</param>
/// <param name="Corrupted">Its twin.</param>
/// <param name="Answer">The right answer.</param>
/// <param name="Wrong">What it is compared with.</param>
/// <param name="Roles">Role to position.</param>
public sealed record PromptExample(
    int Number, IReadOnlyList<TokenText> Clean, IReadOnlyList<TokenText> Corrupted, TokenText Answer, TokenText Wrong, IReadOnlyDictionary<string, int> Roles);
