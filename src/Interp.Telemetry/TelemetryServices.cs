using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Interp.Telemetry;

/// <summary>Sends what a process measures to an OpenTelemetry collector.</summary>
public static class TelemetryServices
{
    /// <summary>Every meter and activity source of this project is named so.</summary>
    private const string Own = "Interp.*";

    /// <summary>Whether the operator has named a collector.</summary>
    public static bool IsOn(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };

    /// <summary>
    /// Metrics and traces of ASP.NET, .NET, the database and this project, over OTLP. Does nothing where OTEL_EXPORTER_OTLP_ENDPOINT is not set. What else OpenTelemetry reads
    /// from the environment (protocol, headers, attributes, interval) holds too.
    /// </summary>
    /// <param name="services">The process's container.</param>
    /// <param name="configuration">Its settings; OTEL_SERVICE_NAME goes before <paramref name="name"/>.</param>
    /// <param name="name">What the process is called, such as <c>interp-api</c>.</param>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration, string name)
    {
        if (!IsOn(configuration)) return;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(configuration["OTEL_SERVICE_NAME"] ?? name))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddNpgsqlInstrumentation().AddMeter(Own).AddOtlpExporter())
            .WithTracing(traces => traces
                .SetSampler(new ParentBasedSampler(new EntrySampler()))
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments("/healthz", StringComparison.Ordinal))
                .AddNpgsql()
                // A live question goes from the site to a worker over HTTP, and is one trace.
                .AddSource("System.Net.Http", Own)
                .AddOtlpExporter());
    }
}
