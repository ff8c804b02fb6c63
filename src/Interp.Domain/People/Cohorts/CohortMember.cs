using Interp.Domain.Platform;

namespace Interp.Domain.People;

/// <summary>A person in a cohort, as the other members see them.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Role">Their role in this cohort.</param>
public sealed record CohortMember(string Name, CohortRole Role);
