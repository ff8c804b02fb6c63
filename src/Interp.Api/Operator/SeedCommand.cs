using Interp.Domain.Platform;
using Microsoft.AspNetCore.Identity;

namespace Interp.Api;

/// <summary>Makes the first cohort and the first people, and prints how to sign in for those that are new.</summary>
internal static class SeedCommand
{
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var accounts = ActivatorUtilities.CreateInstance<Accounts>(scope.ServiceProvider);
        var cohort = await accounts.Cohort(FirstPeople.Cohort, cancellationToken);
        foreach (var (name, role, isAdministrator) in FirstPeople.All)
        {
            // What an instructor has changed since is left alone.
            if (await people.FindByEmailAsync(FirstPeople.EmailOf(name)) is not null) continue;
            var password = await accounts.Member(FirstPeople.EmailOf(name), name, isAdministrator, cohort, role, cancellationToken);
            await output.WriteLineAsync($"Sign in as {FirstPeople.EmailOf(name)} with password {password}");
        }

        return 0;
    }
}
