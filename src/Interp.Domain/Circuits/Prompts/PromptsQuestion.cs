using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Asks a worker to make prompts and read them with a model's tokenizer.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Source">Where they come from.</param>
/// <param name="Prompts">For the generator: how many.</param>
/// <param name="Seed">For the generator.</param>
/// <param name="Parameters">How they are made and read.</param>
/// <param name="Pairs">For written pairs.</param>
/// <param name="First">The first example that is wanted back, from 0.</param>
/// <param name="Examples">How many are wanted back.</param>
public sealed record PromptsQuestion(
    string Model, PromptSource Source, int Prompts, long Seed, PromptSetParameters Parameters, IReadOnlyList<PromptText>? Pairs, int First, int Examples)
    : InferenceQuestion<PromptsAnswer>("prompts");

/// <summary>A pair of prompts as a model reads it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Clean">Token ids.</param>
/// <param name="Corrupted">As many.</param>
/// <param name="Answer">Token id of the right answer.</param>
/// <param name="Wrong">Token id that it is compared with.</param>
/// <param name="Template">Pairs with the same number are alike but for their names.</param>
/// <param name="Roles">Role to position.</param>
public sealed record PromptTokens(int Number, int[] Clean, int[] Corrupted, int Answer, int Wrong, int Template, IReadOnlyDictionary<string, int> Roles);

/// <summary>What a worker says of prompts that a model can read.</summary>
/// <param name="Count">Pairs.</param>
/// <param name="Length">Tokens of the longest.</param>
/// <param name="Shortest">Tokens of the shortest.</param>
/// <param name="Hash">SHA-256 of tokens, answers and roles.</param>
/// <param name="Roles">Roles that every pair has, <c>END</c> included.</param>
/// <param name="Examples">Those asked for.</param>
public sealed record PromptsAnswer(int Count, int Length, int Shortest, string Hash, IReadOnlyList<string> Roles, IReadOnlyList<PromptTokens> Examples);
