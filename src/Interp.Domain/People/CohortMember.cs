using Interp.Domain.Access;

namespace Interp.Domain.People;

/// <summary>A member of a cohort, as other members see them.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Role">What they are in the cohort.</param>
public sealed record CohortMember(string Name, CohortRole Role);
