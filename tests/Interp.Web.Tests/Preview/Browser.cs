using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Interp.Web.Tests.Preview.Browser))]

namespace Interp.Web.Tests.Preview;

/// <summary>A headless Chromium of the machine, and the preview host it looks at; one for all tests, started by the first that needs it.</summary>
public sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Lazy<Task> started;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private PreviewHost? host;

    public Browser() => started = new(Start);

    private string Address => host!.Address;

    /// <summary>Address of the preview host.</summary>
    public async Task<string> Site()
    {
        await started.Value;
        return Address;
    }

    /// <summary>A fresh window; skips the test, saying why, where there is no Chromium.</summary>
    public async Task<IPage> Open(int width = 1400, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        await started.Value;
        Assert.SkipWhen(browser is null, "No Chromium here: install the package chromium or set INTERP_CHROMIUM.");
        IBrowserContext context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>Lets the made-up list read other previews as one scrolls. Only where it is needed: pages whose requests are looked at report fewer answers.</summary>
    public async Task ServeTheList(IPage page)
    {
        await page.RouteAsync("**/d/mini-pile-topk-4096/*", route => route.ContinueAsync(new() { Url = Address + "/preview/card/live" }));
        await page.RouteAsync("**/d/mini-pile-topk-4096?*", route => route.ContinueAsync(new() { Url = Address + "/preview/dictionary/last" }));
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
    }

    private async Task Start()
    {
        // Not the test's own token: what is started outlives it.
        host = await PreviewHost.Start(CancellationToken.None);
        if ((Environment.GetEnvironmentVariable("INTERP_CHROMIUM") ?? Candidates.FirstOrDefault(File.Exists)) is not { } executable)
            return;
        // As long as for an action.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }
}
