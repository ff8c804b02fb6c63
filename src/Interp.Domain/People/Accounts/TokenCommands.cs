using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.People;

/// <summary>Makes and revokes personal API tokens.</summary>
public sealed class TokenCommands(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Most tokens of one person.</summary>
    public const int MaxPerPerson = 500;
    private const string Prefix = "interp_";

    /// <summary>A new token for the viewer; the secret in the answer is shown this once.</summary>
    public async Task<CreatedToken> Create(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        var person = viewer.PersonId ?? throw new ForbiddenException("Sign in to make a token.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var check = new ParameterChecks();
        check.That(!string.IsNullOrWhiteSpace(name) && name.Length <= 100, "name", "Give the token a name of at most 100 characters.");
        check.That(await db.PersonalTokens.CountAsync(t => t.PersonId == person, cancellationToken) < MaxPerPerson, "name", $"You have {MaxPerPerson} tokens; revoke one first.");
        check.ThrowIfAny();
        var secret = SecretHash.New(Prefix);
        var token = new PersonalToken { Id = Guid.CreateVersion7(time.GetUtcNow()), PersonId = person, Name = name.Trim(), Hash = SecretHash.Of(secret), CreatedAt = time.GetUtcNow() };
        db.PersonalTokens.Add(token);
        await db.SaveChangesAsync(cancellationToken);
        return new(new(token.Id, token.Name, token.CreatedAt, LastUsedAt: null), secret);
    }

    /// <summary>Ends one of the viewer's tokens; false when it is not theirs.</summary>
    public async Task<bool> Revoke(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PersonalTokens.Where(t => t.Id == id && t.PersonId == viewer.PersonId).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
