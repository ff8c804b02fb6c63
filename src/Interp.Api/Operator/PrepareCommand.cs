namespace Interp.Api;

/// <summary>Brings the database up to date and makes the first people: what a start needs before the site and the workers, in one process.</summary>
internal static class PrepareCommand
{
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var migrated = await MigrateCommand.Run(services, args, output, cancellationToken);
        return migrated == 0 ? await SeedCommand.Run(services, args, output, cancellationToken) : migrated;
    }
}
