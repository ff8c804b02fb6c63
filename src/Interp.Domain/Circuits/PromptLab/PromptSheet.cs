using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>What a model does with one prompt or two, for people.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Heads">Attention heads of a layer.</param>
/// <param name="Clean">The prompt.</param>
/// <param name="Corrupted">Its corrupted twin; null where none was given.</param>
/// <param name="Answer">The right next token; null where none was given.</param>
/// <param name="Wrong">The token that it is compared with; null where none was given.</param>
/// <param name="LensTokens">The tokens of the logit lens, each once.</param>
/// <param name="Notes">What one should know about the result.</param>
public sealed record PromptSheet(
    string Model, int Layers, int Heads, PromptSide Clean, PromptSide? Corrupted, TokenText? Answer, TokenText? Wrong, TokenTable LensTokens, string[] Notes)
{
    /// <summary>Whether both prompts have as many tokens, so that positions can be compared.</summary>
    public bool SameLength => Corrupted is not null && Corrupted.Tokens.Length == Clean.Tokens.Length;
}
