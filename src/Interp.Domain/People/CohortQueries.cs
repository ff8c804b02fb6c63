using Interp.Domain.Access;
using Interp.Domain.Database;
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

    /// <summary>The members of one cohort, instructors first; empty when the viewer may not read it.</summary>
    public async Task<IReadOnlyList<CohortMember>> Members(Viewer viewer, int cohortId, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.ReadCohort, cohortId)) return [];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var members = await db.Memberships.Where(m => m.CohortId == cohortId)
            .Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => new CohortMember(p.DisplayName, m.Role)).ToListAsync(cancellationToken);
        return [.. members.OrderByDescending(m => m.Role).ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
