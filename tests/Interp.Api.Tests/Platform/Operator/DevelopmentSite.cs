using Interp.Testing;
using Microsoft.AspNetCore.Hosting;

namespace Interp.Api.Tests.Platform;

/// <summary>A site as its developer starts it, with the people that it makes itself.</summary>
public sealed class DevelopmentSite(PostgresCluster cluster) : Site(cluster)
{
    public override ValueTask InitializeAsync()
    {
        StartServer();
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Development");
    }
}
