using System.Security.Cryptography;
using Interp.Domain.Database;
using Interp.Domain.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Operator;

/// <summary>Makes the first cohort and the first people, and prints how to sign in for those that are new.</summary>
internal static class SeedCommand
{
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 14;

    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InterpDbContext>();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var time = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var cohort = await db.Cohorts.SingleOrDefaultAsync(c => c.Name == FirstPeople.Cohort, cancellationToken);
        if (cohort is null)
        {
            cohort = new Cohort { Name = FirstPeople.Cohort, CreatedAt = time.GetUtcNow() };
            db.Cohorts.Add(cohort);
            await db.SaveChangesAsync(cancellationToken);
        }

        foreach (var (name, role, isAdministrator) in FirstPeople.All)
        {
            var email = FirstPeople.EmailOf(name);
            if (await people.FindByEmailAsync(email) is not null) continue;
            var person = new Person { Id = Guid.CreateVersion7(time.GetUtcNow()), UserName = email, Email = email, DisplayName = name, IsAdministrator = isAdministrator, CreatedAt = time.GetUtcNow() };
            var password = RandomNumberGenerator.GetString(PasswordLetters, PasswordLength);
            var result = await people.CreateAsync(person, password);
            if (!result.Succeeded) throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
            db.Memberships.Add(new Membership { CohortId = cohort.Id, PersonId = person.Id, Role = role });
            await db.SaveChangesAsync(cancellationToken);
            await output.WriteLineAsync($"Sign in as {email} with password {password}");
        }

        return 0;
    }
}
