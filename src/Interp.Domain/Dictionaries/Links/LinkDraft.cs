using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A link as somebody wants it.</summary>
/// <param name="Target">Path and query of a page of this site.</param>
/// <param name="Title">What it shows, at most 200 characters.</param>
/// <param name="Visibility">Who may follow it.</param>
/// <param name="CohortId">For a cohort link; the viewer's own when left out.</param>
public sealed record LinkDraft(string Target, string Title, Visibility Visibility, int? CohortId = null);
