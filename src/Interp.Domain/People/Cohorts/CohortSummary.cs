using Interp.Domain.Platform;

namespace Interp.Domain.People;

/// <summary>A cohort and the viewer's place in it.</summary>
/// <param name="Id">Number of the cohort.</param>
/// <param name="Name">For people.</param>
/// <param name="Members">How many belong to it.</param>
/// <param name="Role">The viewer's role; null for an administrator who is no member.</param>
public sealed record CohortSummary(int Id, string Name, int Members, CohortRole? Role);
