namespace Interp.Domain.Platform;

/// <summary>Decides whose opinions a viewer sees and adds to, since a person may belong to several cohorts.</summary>
public static class CohortChoice
{
    /// <summary>The cohort asked for; else the one that the object was made for, when the viewer is in it; else the viewer's first. Null when there is none.</summary>
    /// <param name="viewer">Who is looking.</param>
    /// <param name="asked">From an address.</param>
    /// <param name="made">The cohort of the dictionary or list looked at.</param>
    /// <exception cref="ForbiddenException">The viewer does not belong to the cohort asked for.</exception>
    public static int? Of(Viewer viewer, int? asked, int? made)
    {
        if (asked is { } cohort)
            return Permissions.Allows(viewer, Permission.ReadCohort, cohort) ? cohort : throw new ForbiddenException("What a cohort says is for its members. Leave the cohort out to see your own's.");
        if (made is { } own && Permissions.Allows(viewer, Permission.ReadCohort, own)) return own;
        return viewer.Roles.Count == 0 ? null : viewer.Roles.Keys.Min();
    }

    /// <summary>The same, for writing: there must be one, and the viewer's role in it must suffice.</summary>
    /// <exception cref="ForbiddenException">There is no such cohort.</exception>
    public static int For(Viewer viewer, Permission permission, int? asked, int? made)
    {
        if (!viewer.IsSignedIn) throw new ForbiddenException("Sign in first: what is written here carries its author's name.");
        var cohort = Of(viewer, asked, made) ?? throw new ForbiddenException("You belong to no cohort yet. Ask an instructor for an invitation.");
        if (Permissions.Allows(viewer, permission, cohort)) return cohort;
        throw new ForbiddenException(permission == Permission.Moderate
            ? "This takes the role of instructor in the cohort. Ask one of its instructors."
            : "Your role in this cohort does not reach this. Ask one of its instructors.");
    }
}
