namespace Interp.Domain.Platform;

/// <summary>Decides for which cohort a job is made.</summary>
internal static class JobCohort
{
    /// <summary>The cohort asked for, or the only one in which the viewer may do this; null only for administrators.</summary>
    public static int? Of(Viewer viewer, JobKindAttribute kind, int? asked)
    {
        if (!Permissions.Allows(viewer, kind.Permission, asked)) throw new ForbiddenException(Reason(kind));
        if (asked is not null) return asked;
        var able = viewer.Roles.Keys.Where(c => Permissions.Allows(viewer, kind.Permission, c)).ToArray();
        if (able.Length > 1) throw new InvalidParametersException([new("cohortId", $"Say for which cohort: {string.Join(", ", able.Order())}.")]);
        return able.Length == 1 ? able[0] : null;
    }

    /// <summary>Refuses before the parameters are even read.</summary>
    public static void RequireAnywhere(Viewer viewer, JobKindAttribute kind)
    {
        if (!Permissions.Allows(viewer, kind.Permission, null)) throw new ForbiddenException(Reason(kind));
    }

    private static string Reason(JobKindAttribute kind) => kind.Permission == Permission.Analyse
        ? $"Starting '{kind.Kind}' takes the role of researcher or instructor in the cohort. Ask an instructor to start it or to change your role."
        : $"Starting '{kind.Kind}' takes the role of instructor in the cohort. Ask an instructor to start it.";
}
