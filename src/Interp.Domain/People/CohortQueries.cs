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
}
