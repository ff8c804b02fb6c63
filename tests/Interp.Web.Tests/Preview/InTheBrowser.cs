using Microsoft.Playwright;

namespace Interp.Web.Tests.Preview;

/// <summary>A test that looks at pages. Its windows are closed when it is over: the next shares the machine with no others.</summary>
public abstract class InTheBrowser(Browser browser) : IAsyncDisposable
{
    private readonly List<IBrowserContext> windows = [];

    /// <summary>What all tests share.</summary>
    protected Browser Browser => browser;

    public async ValueTask DisposeAsync()
    {
        foreach (IBrowserContext window in windows)
            await window.CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A fresh window; skips the test, saying why, where there is no Chromium.</summary>
    protected async Task<IPage> Open(int width = 1400, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        IPage page = await browser.Open(width, scheme, script);
        windows.Add(page.Context);
        return page;
    }
}
