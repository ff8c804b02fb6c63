using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Interp.Api.People;
using Interp.Api.Platform;
using Interp.Domain;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Queue;
using Interp.Telemetry;
using Interp.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Configuration.Memory;

namespace Interp.Api;

/// <summary>Everything the API and the site need from the container.</summary>
internal static class ApiServices
{
    private const int MaxBodyBytes = 1 << 20;

    /// <summary>A view is in its address, and a text of 2,000 tokens is part of the view.</summary>
    private const int MaxRequestLineBytes = 32 << 10;

    public static void AddInterpApi(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
            builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = DevelopmentDefaults.Settings(AppContext.BaseDirectory) });
        var settings = ApiSettings.From(builder.Configuration);
        // The build's own output finds the pages' files too, not only a published folder.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
        });
        builder.Logging.AddReadableLogs();
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(new AutointerpSwitch(builder.Configuration["INTERP_LLM_URL"] is { Length: > 0 } && builder.Configuration["INTERP_LLM_MODEL"] is { Length: > 0 }));
        services.AddSingleton(new WeightsPlace(Path.GetFullPath(settings.DataFolder)));
        services.AddInterpDomain(settings.Database);
        services.AddTelemetry(builder.Configuration, "interp-api");
        if (TelemetryServices.IsOn(builder.Configuration)) services.AddHostedService<QueueWatch>();
        services.AddInterpWeb();
        services.AddAccounts();
        services.AddDataProtection().SetApplicationName("interp").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(settings.DataFolder, "keys")));
        services.AddAntiforgery();
        services.AddJobQueue(settings.Database);
        services.AddSingleton<DevelopmentStart>();
        services.AddInference(builder.Configuration);
        services.AddJobNews();
        services.AddProblems();
        services.AddLimits(builder.Configuration);
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Interp";
            document.Info.Description = "Send a personal token as 'Authorization: Bearer'. Errors are RFC 9457 problem documents.";
            return Task.CompletedTask;
        }));
        services.AddResponseCompression();
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        services.AddSignalR().AddJsonProtocol(options => Configure(options.PayloadSerializerOptions));
    }

    private static void Configure(JsonSerializerOptions options) => options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
}
