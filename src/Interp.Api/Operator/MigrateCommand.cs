using Interp.Api.Queue;
using Interp.Domain.Database;

namespace Interp.Api.Operator;

/// <summary>Brings the database up to date.</summary>
internal static class MigrateCommand
{
    public static async Task<int> Run(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<DatabaseMigration>().Apply(cancellationToken);
        await services.GetRequiredService<QuartzJobQueue>().Provision(cancellationToken);
        return 0;
    }
}
