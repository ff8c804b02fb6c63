using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What a model does with one prompt or two.</summary>
/// <param name="Model">Name of the model's folder.</param>
/// <param name="Clean">The prompt.</param>
/// <param name="Corrupted">Its corrupted twin, if any.</param>
/// <param name="Answer">The right next token, if any.</param>
/// <param name="Wrong">The token that it is compared with, if any.</param>
/// <param name="Mark">Whether the mark that begins a document stands before the prompts.</param>
/// <param name="Top">Likeliest next tokens listed.</param>
public sealed record PromptLabQuestion(string Model, string Clean, string? Corrupted, string? Answer, string? Wrong, bool Mark, int Top)
    : InferenceQuestion<PromptLabAnswer>("prompt-lab");
