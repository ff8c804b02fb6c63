using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.People;

/// <summary>Chooses what a person is called towards the learners and researchers of a cohort.</summary>
public sealed class PseudonymCommands(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>The viewer's pseudonym in a cohort; null where they go by their name.</summary>
    public async Task<string?> Mine(Viewer viewer, int cohort, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Pseudonyms.Where(p => p.CohortId == cohort && p.PersonId == viewer.PersonId).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Sets the viewer's pseudonym, or with an empty one goes back to their name. It also changes who earlier words seem to be from.</summary>
    /// <exception cref="ForbiddenException">The viewer is no member of the cohort.</exception>
    /// <exception cref="InvalidParametersException">It is taken, or is somebody's name.</exception>
    public async Task Set(Viewer viewer, int cohort, string? name, CancellationToken cancellationToken)
    {
        if (viewer.PersonId is not { } person || !viewer.Roles.ContainsKey(cohort)) throw new ForbiddenException("Only members of a cohort have a pseudonym in it.");
        var clean = (name ?? string.Empty).Trim();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (clean.Length == 0)
        {
            await db.Pseudonyms.Where(p => p.CohortId == cohort && p.PersonId == person).ExecuteDeleteAsync(cancellationToken);
            return;
        }

        var check = new ParameterChecks();
        check.That(clean.Length is >= 2 and <= 40 && clean.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-'), "pseudonym", "Use 2 to 40 letters, digits, spaces and hyphens.");
        check.ThrowIfAny();
        var lower = clean.ToLowerInvariant();
        check.That(!await db.Users.AnyAsync(p => p.DisplayName.ToLower() == lower, cancellationToken), "pseudonym", "Somebody here is called that: choose another.");
        check.That(
            !await db.Pseudonyms.AnyAsync(p => p.CohortId == cohort && p.PersonId != person && p.Name.ToLower() == lower, cancellationToken),
            "pseudonym", "Somebody in the cohort goes by that already: choose another.");
        check.ThrowIfAny();
        if (await db.Pseudonyms.SingleOrDefaultAsync(p => p.CohortId == cohort && p.PersonId == person, cancellationToken) is { } mine) mine.Name = clean;
        else db.Pseudonyms.Add(new Pseudonym { CohortId = cohort, PersonId = person, Name = clean });
        await db.SaveChangesAsync(cancellationToken);
    }
}
