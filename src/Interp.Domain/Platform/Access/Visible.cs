namespace Interp.Domain.Platform;

/// <summary>The one place that decides which rows a viewer sees.</summary>
public static class Visible
{
    /// <summary>Public rows, the rows of one's cohorts, and one's own; administrators see all.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Viewer viewer)
        where T : class, IShared
    {
        if (viewer.IsAdministrator) return rows;
        if (viewer.PersonId is not { } person) return rows.Where(r => r.Visibility == Visibility.Public);
        var cohorts = viewer.Roles.Keys.ToArray();
        return rows.Where(r => r.Visibility == Visibility.Public
            || r.OwnerId == person
            || (r.Visibility == Visibility.Cohort && r.CohortId != null && cohorts.Contains(r.CohortId.Value)));
    }
}
