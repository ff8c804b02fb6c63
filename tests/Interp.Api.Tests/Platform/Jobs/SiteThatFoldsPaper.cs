using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace Interp.Api.Tests.Platform;

/// <summary>The site with the kinds of job of this assembly beside its own.</summary>
public sealed class SiteThatFoldsPaper(PostgresCluster cluster) : Site(cluster)
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddEvery<IJobKind>(typeof(FoldPaperKind).Assembly));
    }
}
