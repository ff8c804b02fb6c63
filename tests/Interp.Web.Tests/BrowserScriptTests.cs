using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests;

public sealed class BrowserScriptTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task An_interactive_island_answers_clicks_also_after_an_enhanced_navigation()
    {
        IPage page = await browser.Open();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };

        await page.GotoAsync("/preview/interactive");
        await ClickUntil(page, "2");
        await page.ClickAsync("#away");
        await page.WaitForURLAsync(browser.Address + "/not-found");
        await page.GoBackAsync();
        await ClickUntil(page, "1");

        errors.ShouldBeEmpty();
    }

    private static async Task ClickUntil(IPage page, string text)
    {
        ILocator button = page.Locator("#count");
        for (var attempt = 0; attempt < 50; attempt++)
        {
            if (await button.TextContentAsync() == text)
                return;
            await button.ClickAsync();
            await page.WaitForTimeoutAsync(100);
        }

        (await button.TextContentAsync()).ShouldBe(text);
    }
}
