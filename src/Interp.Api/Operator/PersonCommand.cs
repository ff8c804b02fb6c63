using Interp.Domain.Platform;

namespace Interp.Api;

/// <summary>Gives somebody a role in a cohort, and an account first where there is none.</summary>
internal static class PersonCommand
{
    private const int LongestName = 100;

    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var email = args.ElementAtOrDefault(1)?.Trim() ?? string.Empty;
        var cohortName = args.ElementAtOrDefault(3)?.Trim() ?? string.Empty;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (args.Length != 4 || !TryRole(args[2], out var role) || at < 1 || at != email.LastIndexOf('@') || at == email.Length - 1
            || email.Length > LongestName || cohortName.Length is 0 or > LongestName)
        {
            await Console.Error.WriteLineAsync("Say who, what and where: person EMAIL learner|researcher|instructor \"COHORT\".");
            return 2;
        }

        await using var scope = services.CreateAsyncScope();
        var accounts = ActivatorUtilities.CreateInstance<Accounts>(scope.ServiceProvider);
        try
        {
            var cohort = await accounts.Cohort(cohortName, cancellationToken);
            var password = await accounts.Member(email, email[..at], isAdministrator: false, cohort, role, cancellationToken);
            await output.WriteLineAsync(password is null
                ? $"{email} is {args[2]} of {cohort.Name} now and signs in as before"
                : $"Sign in as {email} with password {password}");
            return 0;
        }
        catch (InvalidOperationException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    /// <summary>By name only: numbers are no roles.</summary>
    private static bool TryRole(string text, out CohortRole role) => Enum.TryParse(text, ignoreCase: true, out role) && char.IsLetter(text[0]);
}
