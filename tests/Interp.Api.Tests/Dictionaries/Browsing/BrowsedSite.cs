using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>A site to look at with two mapped and compared dictionaries, sweeps, and workers that answer what is written here.</summary>
public sealed class BrowsedSite(PostgresCluster cluster) : BrowsableSite(cluster)
{
    public StandInWorkers Workers { get; } = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using (var db = Db())
        {
            await MappedDictionaries.Add(db, World);
            await MadeUpSweeps.Add(db, World);
        }

        MadeUpAnswers.Give(Workers);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("INTERP_LLM_URL", "http://127.0.0.1:9");
        builder.UseSetting("INTERP_LLM_MODEL", "stand-in");
        builder.ConfigureTestServices(services => services.AddSingleton<IInferenceWorkers>(Workers).AddSingleton<IInferenceAllowance>(Workers));
    }
}
