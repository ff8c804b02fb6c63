using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>A prompt set in a list.</summary>
/// <param name="Name">Slug; the address is <c>/prompts/{name}</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Source">Where its prompts come from.</param>
/// <param name="Prompts">Number of pairs.</param>
/// <param name="Hash">SHA-256 of what it is made of.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="MadeBy">Display name of who made it.</param>
public sealed record PromptSetSummary(
    string Name, string Title, PromptSource Source, int Prompts, string Hash, Visibility Visibility, DateTimeOffset CreatedAt, string? MadeBy);
