using Interp.Testing;

namespace Interp.Api.Tests.People;

/// <summary>A site as the operator first starts it, and what was printed then.</summary>
public sealed class SeededSite(PostgresCluster cluster) : Site(cluster)
{
    public string Printed { get; private set; } = string.Empty;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var output = new StringWriter();
        await SeedCommand.Run(Services, [], output, CancellationToken.None);
        Printed = output.ToString();
    }
}
