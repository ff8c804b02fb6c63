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
