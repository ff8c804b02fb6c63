using Interp.Domain.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Interp.Web.Tests.Preview;

/// <summary>The site on a free port, with pages of made-up records beside its own.</summary>
public sealed class PreviewHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private PreviewHost(WebApplication app) => this.app = app;

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<PreviewHost> Start(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(PreviewHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddInterpWeb();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        builder.Services.AddScoped<IViewerAccessor, PreviewViewer>();
        builder.Services.AddSingleton(KnownKinds.Catalogue());
        WebApplication built = builder.Build();
        built.UseAntiforgery();
        built.MapStaticAssets();
        built.MapInterpWeb().AddAdditionalAssemblies(typeof(PreviewHost).Assembly);
        await built.StartAsync(cancellationToken);
        return new PreviewHost(built);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
