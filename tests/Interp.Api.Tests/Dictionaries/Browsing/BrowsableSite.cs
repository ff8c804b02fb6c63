using System.Net;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.Playwright;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>The whole site on a port of its own, and a headless Chromium.</summary>
public abstract class BrowsableSite(PostgresCluster cluster) : Site(cluster)
{
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    public override async ValueTask InitializeAsync()
    {
        UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        StartServer();
        await base.InitializeAsync();
        if ((Environment.GetEnvironmentVariable("INTERP_CHROMIUM") ?? Candidates.FirstOrDefault(File.Exists)) is not { } executable) return;
        // As long as for an action.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh window, which carries the viewer's token; skips the test, saying why, where there is no Chromium.</summary>
    public async Task<IPage> Open(Viewer viewer, int width = 1400, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        Assert.SkipWhen(browser is null, "No Chromium here: install the package chromium or set INTERP_CHROMIUM.");
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = ClientOptions.BaseAddress.ToString(),
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
            ExtraHTTPHeaders = viewer.IsSignedIn ? new Dictionary<string, string>(StringComparer.Ordinal) { ["Authorization"] = $"Bearer {await Token(viewer)}" } : null,
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
