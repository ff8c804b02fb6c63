namespace Interp.Domain.Platform;

/// <summary>Who may do what with a job that exists.</summary>
internal static class JobAccess
{
    /// <summary>Who started it, an instructor of its cohort, or an administrator.</summary>
    public static bool MayCancel(Viewer viewer, Guid? owner, int? cohort) =>
        viewer.IsSignedIn && (owner == viewer.PersonId || Permissions.Allows(viewer, Permission.ManageCohort, cohort));
}
