using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A list as somebody wants it.</summary>
/// <param name="Title">At most 100 characters.</param>
/// <param name="Description">At most 4,000 characters.</param>
/// <param name="Visibility">Who may see it; each feature in it keeps the visibility of its dictionary.</param>
/// <param name="CohortId">For a cohort-wide list; the viewer's own when left out.</param>
public sealed record ListDraft(string Title, string Description, Visibility Visibility, int? CohortId = null);
