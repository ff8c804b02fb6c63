using System.Diagnostics;
using System.Diagnostics.Metrics;
using Interp.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Interp.Api.Tests.Platform;

public sealed class TelemetryIsSentWhereAsked
{
    // Nothing listens there; what is sent is read in memory beside it.
    private const string Nowhere = "http://127.0.0.1:9";

    [Fact]
    public void Without_an_address_nothing_is_collected()
    {
        using var services = Services(null, [], []);
        services.GetService<MeterProvider>().ShouldBeNull();
        services.GetService<TracerProvider>().ShouldBeNull();
    }

    [Fact]
    public void Own_measurements_go_out_under_the_name_of_the_process()
    {
        List<Metric> metrics = [];
        using var services = Services(Nowhere, metrics, []);
        var provider = services.GetRequiredService<MeterProvider>();
        using var meter = new Meter("Interp.Trial");
        meter.CreateCounter<long>("interp.trial", "{trial}").Add(3);
        using var foreign = new Meter("Elsewhere");
        foreign.CreateCounter<long>("elsewhere.trial").Add(3);

        provider.ForceFlush();

        metrics.ShouldContain(m => m.Name == "interp.trial" && m.Unit == "{trial}");
        metrics.ShouldNotContain(m => m.Name == "elsewhere.trial");
        metrics.ShouldContain(m => m.MeterName == "System.Runtime");
        provider.GetResource().Attributes.ShouldContain(new KeyValuePair<string, object>("service.name", "interp-trial"));
    }

    [Fact]
    public void A_trace_begins_with_a_request_or_a_job_and_not_with_a_question_to_the_database()
    {
        List<Activity> spans = [];
        using var services = Services(Nowhere, [], spans);
        var provider = services.GetRequiredService<TracerProvider>();
        using var source = new ActivitySource("Interp.Trial");

        using (source.StartActivity("poll", ActivityKind.Client)) { }
        using (source.StartActivity("job", ActivityKind.Consumer))
        using (source.StartActivity("query", ActivityKind.Client)) { }
        using (source.StartActivity("request", ActivityKind.Server)) { }
        provider.ForceFlush();

        spans.Select(s => s.DisplayName).ShouldBe(["query", "job", "request"]);
    }

    private static ServiceProvider Services(string? address, List<Metric> metrics, List<Activity> spans)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_EXPORTER_OTLP_ENDPOINT", address)]).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        services.AddTelemetry(configuration, "interp-trial");
        if (address is not null)
        {
            services.ConfigureOpenTelemetryMeterProvider(m => m.AddInMemoryExporter(metrics));
            services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
        }

        return services.BuildServiceProvider();
    }
}
