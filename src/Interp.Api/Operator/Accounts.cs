using System.Security.Cryptography;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api;

/// <summary>Makes cohorts and accounts from the command line.</summary>
internal sealed class Accounts(InterpDbContext db, UserManager<Person> people, TimeProvider time)
{
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 14;

    /// <summary>The cohort of this name, made if there is none.</summary>
    public async Task<Cohort> Cohort(string name, CancellationToken cancellationToken)
    {
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Name == name, cancellationToken);
        if (cohort is not null) return cohort;
        cohort = new Cohort { Name = name, CreatedAt = time.GetUtcNow() };
        db.Cohorts.Add(cohort);
        await db.SaveChangesAsync(cancellationToken);
        return cohort;
    }

    /// <summary>Gives the person of this address a role in the cohort; makes the account if there is none.</summary>
    /// <returns>The password of a new account; null for one that was there.</returns>
    /// <exception cref="InvalidOperationException">The address cannot be an account's; the message says why.</exception>
    public async Task<string?> Member(string email, string name, bool isAdministrator, Cohort cohort, CohortRole role, CancellationToken cancellationToken)
    {
        var person = await people.FindByEmailAsync(email);
        string? password = null;
        if (person is null)
        {
            person = new Person { Id = Guid.CreateVersion7(time.GetUtcNow()), UserName = email, Email = email, DisplayName = name, IsAdministrator = isAdministrator, CreatedAt = time.GetUtcNow() };
            password = RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);
            var result = await people.CreateAsync(person, password);
            if (!result.Succeeded) throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
        }

        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.CohortId == cohort.Id && m.PersonId == person.Id, cancellationToken);
        if (membership is null) db.Memberships.Add(new Membership { CohortId = cohort.Id, PersonId = person.Id, Role = role });
        else membership.Role = role;
        await db.SaveChangesAsync(cancellationToken);
        return password;
    }
}
