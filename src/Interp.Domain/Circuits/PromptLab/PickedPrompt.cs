namespace Interp.Domain.Circuits;

/// <summary>A pair of a prompt set as text that can be typed.</summary>
/// <param name="Clean">The prompt.</param>
/// <param name="Corrupted">Its corrupted twin.</param>
/// <param name="Answer">The right next token.</param>
/// <param name="Wrong">The token that it is compared with.</param>
/// <param name="Mark">Whether prompts of the set begin with the mark that begins a document.</param>
public sealed record PickedPrompt(string Clean, string Corrupted, string Answer, string Wrong, bool Mark);
