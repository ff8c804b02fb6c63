using Interp.Queue;

namespace Interp.Api;

/// <summary>Brings the database up to date.</summary>
internal static class MigrateCommand
{
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SitePreparation>().Prepare(cancellationToken);
        return 0;
    }
}
