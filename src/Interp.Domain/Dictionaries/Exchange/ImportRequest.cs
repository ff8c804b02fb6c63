using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>How an imported dictionary is to be known.</summary>
/// <param name="Name">Slug; its address becomes <c>/d/{name}</c>.</param>
/// <param name="Title">For people; the name when left out.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="CohortId">The cohort it is for; may be left out by members of one.</param>
public sealed record ImportRequest(string Name, string? Title, Visibility Visibility, int? CohortId);
