using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests;

/// <summary>Every page at both widths and in both themes. INTERP_SHOTS names a folder to leave pictures in.</summary>
public sealed class PageLooksTests(Browser browser) : InTheBrowser(browser)
{
    public static TheoryData<string> Addresses =>
    [
        "/preview/home", "/preview/dictionaries/full", "/preview/dictionaries/empty", "/preview/dictionary/full", "/preview/dictionary/empty", "/preview/dictionary/cards",
        "/preview/dictionary/wrong", "/preview/card/live", "/preview/card/dead", "/preview/card/ultra-low", "/preview/card/uncomputed", "/preview/card/unablated", "/glossary",
        "/preview/jobs", "/preview/job/running", "/preview/job/queued", "/preview/job/succeeded", "/preview/job/failed", "/preview/job/cancelled",
        "/preview/job/unattended", "/preview/job/stopping", "/preview/new-dictionary",
        "/preview/sign-in", "/preview/tokens", "/preview/cohort", "/preview/refused", "/not-found", "/error",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Nothing_scrolls_sideways_and_the_console_stays_quiet(string address)
    {
        foreach (var (width, scheme) in new[] { (1400, ColorScheme.Light), (420, ColorScheme.Dark) })
        {
            IPage page = await Open(width, scheme);
            var errors = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type == "error")
                    errors.Add(message.Text);
            };

            await Browser.ServeTheList(page);
            await page.GotoAsync(address);
            await Keep(page, address, $"{width}-{scheme}");

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            errors.ShouldBeEmpty();
            await page.Context.CloseAsync();
        }
    }

    private static async Task Keep(IPage page, string address, string suffix)
    {
        if (Environment.GetEnvironmentVariable("INTERP_SHOTS") is not { Length: > 0 } folder)
            return;
        var name = address.Trim('/').Split('?')[0].Replace('/', '-');
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{(name.Length == 0 ? "home" : name)}-{suffix}.png"), FullPage = true });
    }
}
