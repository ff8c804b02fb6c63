using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A link for people.</summary>
/// <param name="Code">The address is <c>/s/{code}</c>.</param>
/// <param name="Target">Path and query on this site.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Visibility">Who may follow it.</param>
/// <param name="CohortId">The cohort of a cohort link.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it ended; null while it works.</param>
public sealed record LinkSummary(string Code, string Target, string Title, Visibility Visibility, int? CohortId, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);
