using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api;

/// <summary>Prints a new personal token of the first person with a role.</summary>
internal static class TokenCommand
{
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var role = args.ElementAtOrDefault(1) ?? "instructor";
        var name = string.Equals(role, "administrator", StringComparison.Ordinal)
            ? FirstPeople.All.First(p => p.IsAdministrator).Name
            : FirstPeople.All.Where(p => string.Equals(p.Name, role, StringComparison.OrdinalIgnoreCase)).Select(p => p.Name).SingleOrDefault();
        if (name is null)
        {
            await Console.Error.WriteLineAsync("Say which: learner, researcher, instructor or administrator.");
            return 2;
        }

        var email = FirstPeople.EmailOf(name);
        await using var db = await services.GetRequiredService<IDbContextFactory<InterpDbContext>>().CreateDbContextAsync(cancellationToken);
        var person = await db.Users.Where(p => p.Email == email).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            await Console.Error.WriteLineAsync($"There is no {email}: run 'seed' first.");
            return 1;
        }

        var viewer = await services.GetRequiredService<ViewerQueries>().Find(person.Value, cancellationToken);
        var token = await services.GetRequiredService<TokenCommands>().Create(viewer, "command line", cancellationToken);
        await output.WriteLineAsync(token.Secret);
        return 0;
    }
}
