using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A list among others.</summary>
/// <param name="Id">The address is <c>/lists/{id}</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="CohortId">The cohort it was made for.</param>
/// <param name="Owner">As the viewer may see them.</param>
/// <param name="Items">How many features the viewer may see in it.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="MayChange">The viewer may change it.</param>
public sealed record ListSummary(Guid Id, string Title, Visibility Visibility, int? CohortId, string Owner, int Items, DateTimeOffset ChangedAt, bool MayChange);
