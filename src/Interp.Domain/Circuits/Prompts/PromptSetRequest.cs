using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>A prompt set to be made.</summary>
/// <param name="Source">Where its prompts come from.</param>
/// <param name="Prompts">For the generator: how many.</param>
/// <param name="Seed">For the generator: of every draw.</param>
/// <param name="Pairs">For written pairs: the pairs.</param>
/// <param name="Lines">For written pairs, instead of <paramref name="Pairs"/>: one a line, as <see cref="PromptLines"/> reads them.</param>
/// <param name="Parameters">How they are made and read; null for the usual way.</param>
/// <param name="Name">Slug; null to make one up.</param>
/// <param name="Title">For people; null to make one up.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="CohortId">The cohort it is made for; null for the viewer's own.</param>
public sealed record PromptSetRequest(
    PromptSource Source,
    int? Prompts = null,
    long? Seed = null,
    IReadOnlyList<PromptText>? Pairs = null,
    string? Lines = null,
    PromptSetParameters? Parameters = null,
    string? Name = null,
    string? Title = null,
    Visibility Visibility = Visibility.Cohort,
    int? CohortId = null);
