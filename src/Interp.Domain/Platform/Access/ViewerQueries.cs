using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Platform;

/// <summary>Turns a person into a viewer.</summary>
public sealed class ViewerQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>The person with their roles of this moment; anonymous when there is no such person any more.</summary>
    public async Task<Viewer> Find(Guid personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var person = await db.Users.Where(p => p.Id == personId)
            .Select(p => new { p.DisplayName, p.IsAdministrator })
            .SingleOrDefaultAsync(cancellationToken);
        if (person is null) return Viewer.Anonymous;
        var roles = await db.Memberships.Where(m => m.PersonId == personId)
            .ToDictionaryAsync(m => m.CohortId, m => m.Role, cancellationToken);
        return new Viewer(personId, person.DisplayName, person.IsAdministrator, roles);
    }
}
