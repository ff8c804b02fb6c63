using Interp.Domain;
using Interp.Domain.Weights;
using Interp.Telemetry;
using Interp.Workers.Autointerp;
using Interp.Workers.Heartbeats;
using Interp.Workers.Inference;
using Interp.Workers.Queue;
using Interp.Workers.Registration;
using Interp.Workers.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Hosting;

/// <summary>Everything a worker is made of.</summary>
internal static class WorkerServices
{
    public static void AddInterpWorker(this HostApplicationBuilder builder)
    {
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
        services.AddAutointerp(builder.Configuration);
        services.AddHeartbeat();
        services.AddQueue(settings);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(60));
    }
}
