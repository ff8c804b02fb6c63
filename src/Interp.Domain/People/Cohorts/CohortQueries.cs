using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.People;

/// <summary>Reads cohorts.</summary>
public sealed class CohortQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>The viewer's cohorts, by name; administrators see all.</summary>
    public async Task<IReadOnlyList<CohortSummary>> List(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = viewer.Roles.Keys.ToArray();
        var cohorts = await db.Cohorts.Where(c => viewer.IsAdministrator || mine.Contains(c.Id)).OrderBy(c => c.Name)
            .Select(c => new { c.Id, c.Name, Members = db.Memberships.Count(m => m.CohortId == c.Id) }).ToListAsync(cancellationToken);
        return cohorts.ConvertAll(c => new CohortSummary(c.Id, c.Name, c.Members, viewer.Roles.TryGetValue(c.Id, out var role) ? role : null));
    }

    /// <summary>Who belongs to a cohort: instructors first, then by name.</summary>
    /// <exception cref="ForbiddenException">The viewer is neither a member nor an administrator.</exception>
    public async Task<IReadOnlyList<CohortMember>> Members(Viewer viewer, int cohortId, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.ReadCohort, cohortId))
            throw new ForbiddenException("Only members see who belongs to a cohort. Ask one of its instructors for an invitation.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var members = await db.Memberships.Where(m => m.CohortId == cohortId)
            .Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => new { p.DisplayName, m.Role }).ToListAsync(cancellationToken);
        return [.. members.OrderByDescending(m => m.Role).ThenBy(m => m.DisplayName, StringComparer.Ordinal).Select(m => new CohortMember(m.DisplayName, m.Role))];
    }
}
