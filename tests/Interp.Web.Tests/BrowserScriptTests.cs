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

    [Fact]
    public async Task An_island_finds_its_circuit_again_after_a_lost_connection()
    {
        IPage page = await browser.Open();
        await page.GotoAsync("/preview/interactive");
        await ClickUntil(page, "2");
        await page.EvaluateAsync("window.kept = true; Blazor._internal.forceCloseConnection()");
        await ClickUntil(page, "3");
        (await page.EvaluateAsync<bool>("window.kept === true")).ShouldBeTrue("the page was loaded afresh rather than connected again");
    }

    [Fact]
    public async Task The_script_comes_packed_or_plain_and_is_not_sent_twice()
    {
        using var client = new HttpClient { BaseAddress = new Uri(browser.Address) };
        using HttpResponseMessage plain = await client.GetAsync("/_framework/blazor.web.js", TestContext.Current.CancellationToken);
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/_framework/blazor.web.js") { Headers = { { "Accept-Encoding", "br" } } };
        using HttpResponseMessage packed = await client.SendAsync(ask, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/_framework/blazor.web.js") { Headers = { { "If-None-Match", plain.Headers.ETag!.ToString() } } };
        using HttpResponseMessage unchanged = await client.SendAsync(again, TestContext.Current.CancellationToken);

        plain.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        packed.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        packed.Content.Headers.ContentLength!.Value.ShouldBeLessThan(plain.Content.Headers.ContentLength!.Value / 2);
        unchanged.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotModified);
    }

    private static async Task ClickUntil(IPage page, string text)
    {
        ILocator button = page.Locator("#count");
        for (var attempt = 0; attempt < 50; attempt++)
        {
            if (await button.TextContentAsync() == text)
                return;
            await button.ClickAsync();
            await page.WaitForTimeoutAsync(200);
        }

        (await button.TextContentAsync()).ShouldBe(text);
    }
}
