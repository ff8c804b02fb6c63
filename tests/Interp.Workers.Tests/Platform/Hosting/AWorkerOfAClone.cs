using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Interp.Workers.Tests.Platform;

public sealed class AWorkerOfAClone
{
    [Fact]
    public void It_needs_no_setting_in_development()
    {
        using var host = Worker("Development");
        var settings = host.Services.GetRequiredService<WorkerSettings>();
        settings.Database.ShouldBe(DevelopmentDefaults.Database);
        File.Exists(Path.Combine(settings.ModelFolder("mini-pile-1l"), "config.json")).ShouldBeTrue();
    }

    [Fact]
    public void What_is_set_comes_first()
    {
        using var host = Worker("Development", "Host=elsewhere");
        host.Services.GetRequiredService<WorkerSettings>().Database.ShouldBe("Host=elsewhere");
    }

    [Fact]
    public void Elsewhere_it_asks_for_its_database() =>
        Should.Throw<InvalidOperationException>(() => Worker("Production")).Message.ShouldContain("INTERP_DATABASE is not set");

    // Without the settings of whoever runs the tests.
    private static IHost Worker(string environment, string? database = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment, DisableDefaults = true });
        if (database is not null) builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("INTERP_DATABASE", database)]);
        builder.AddInterpWorker();
        return builder.Build();
    }
}
