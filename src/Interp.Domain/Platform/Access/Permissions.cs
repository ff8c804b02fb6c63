namespace Interp.Domain.Platform;

/// <summary>The one table of role by action.</summary>
public static class Permissions
{
    /// <summary>Whether the viewer may do this in the cohort, or in at least one cohort when none is named.</summary>
    public static bool Allows(Viewer viewer, Permission permission, int? cohortId) => permission switch
    {
        Permission.ReadPublic => true,
        _ when !viewer.IsSignedIn => false,
        _ when viewer.IsAdministrator => true,
        Permission.Infer => true,
        Permission.Administer => false,
        _ => HoldsAtLeast(viewer, Least(permission), cohortId),
    };

    private static CohortRole Least(Permission permission) => permission switch
    {
        Permission.ReadCohort or Permission.Label => CohortRole.Learner,
        Permission.Analyse => CohortRole.Researcher,
        Permission.Train or Permission.ManageCohort or Permission.Moderate => CohortRole.Instructor,
        _ => throw new ArgumentOutOfRangeException(nameof(permission), permission, "This permission does not follow from a cohort role."),
    };

    private static bool HoldsAtLeast(Viewer viewer, CohortRole least, int? cohortId) => cohortId is { } cohort
        ? viewer.Roles.TryGetValue(cohort, out var role) && role >= least
        : viewer.Roles.Values.Any(held => held >= least);
}
