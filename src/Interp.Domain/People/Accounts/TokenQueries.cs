using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.People;

/// <summary>Reads personal API tokens.</summary>
public sealed class TokenQueries(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(5);

    /// <summary>The viewer's own tokens, newest first.</summary>
    public async Task<IReadOnlyList<PersonalTokenSummary>> List(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PersonalTokens.Where(t => t.PersonId == viewer.PersonId).OrderByDescending(t => t.CreatedAt)
            .Select(t => new PersonalTokenSummary(t.Id, t.Name, t.CreatedAt, t.LastUsedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Whose secret this is; null when it is nobody's.</summary>
    public async Task<Guid?> FindOwner(string secret, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = SecretHash.Of(secret);
        var token = await db.PersonalTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, cancellationToken);
        if (token is null) return null;
        var now = time.GetUtcNow();
        if (token.LastUsedAt is null || now - token.LastUsedAt > UseResolution)
            await db.PersonalTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.LastUsedAt, now), cancellationToken);
        return token.PersonId;
    }
}
