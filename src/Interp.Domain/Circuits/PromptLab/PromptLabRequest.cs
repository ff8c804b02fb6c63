namespace Interp.Domain.Circuits;

/// <summary>Prompts to be looked at.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Clean">The prompt, at most <see cref="PromptLabQueries.MaxTokens"/> tokens.</param>
/// <param name="Corrupted">Its corrupted twin; null or empty for none.</param>
/// <param name="Answer">The right next token, with its leading space where it has one; null or empty for none.</param>
/// <param name="Wrong">The token that it is compared with; null or empty for none.</param>
/// <param name="Mark">Whether the mark that begins a document stands before the prompts, where the model has one.</param>
/// <param name="Top">Likeliest next tokens listed, 1 to <see cref="PromptLabQueries.MaxTop"/>.</param>
public sealed record PromptLabRequest(string? Model, string? Clean, string? Corrupted = null, string? Answer = null, string? Wrong = null, bool Mark = false, int Top = 10);
