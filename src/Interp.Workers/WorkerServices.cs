using Interp.Domain;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Telemetry;
using Interp.Workers.Circuits;
using Interp.Workers.Dictionaries;
using Interp.Workers.Library;
using Interp.Workers.Platform;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interp.Workers;

/// <summary>Everything a worker is made of.</summary>
internal static class WorkerServices
{
    public static void AddInterpWorker(this HostApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
            builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = DevelopmentDefaults.Settings(AppContext.BaseDirectory) });
        // The domain brings commands that only the site can carry out, and a container of Development would miss what those need.
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new() { ValidateScopes = builder.Environment.IsDevelopment(), ValidateOnBuild = false }));
        var settings = WorkerSettings.From(builder.Configuration);
        builder.Logging.AddSimpleConsole(options => options.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Hangfire", LogLevel.Warning);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(new WeightsPlace(Path.GetFullPath(settings.DataFolder)));
        services.AddInterpDomain(settings.Database);
        services.AddTelemetry(builder.Configuration, "interp-worker");
        services.AddHostedService<EngineCheck>();
        services.AddRegistration();
        services.AddRuns();
        services.AddInference(builder.Configuration);
        services.AddDictionaries(builder.Configuration);
        services.AddCircuits();
        services.AddHeartbeat();
        services.AddQueue(settings);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(60));
    }
}
