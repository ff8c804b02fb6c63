using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests;

public sealed class BrowserScriptTests(Browser browser) : InTheBrowser(browser)
{
    [Fact]
    public async Task An_interactive_island_answers_clicks_also_after_an_enhanced_navigation()
    {
        IPage page = await Open();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add($"{message.Location}: {message.Text}");
        };

        await page.GotoAsync("/preview/interactive");
        await Click(page, "1");
        await Click(page, "2");
        // An address changes before the page does: what is waited for is the page.
        await page.EvaluateAsync("window.kept = true");
        await page.ClickAsync("#away");
        await Assertions.Expect(page.Locator("#count")).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await Click(page, "1");

        (await page.EvaluateAsync<bool>("window.kept === true")).ShouldBeTrue("the pages were loaded afresh rather than within the page");
        errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_island_finds_its_circuit_again_after_a_lost_connection()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/interactive");
        await Click(page, "1");
        await page.EvaluateAsync("window.kept = true; window.notices = []; const notice = document.getElementById('components-reconnect-modal'); new MutationObserver(() => notices.push(notice.className)).observe(notice, { attributeFilter: ['class'] }); Blazor._internal.forceCloseConnection()");
        await page.WaitForFunctionAsync("notices.some(n => n.includes('components-reconnect-hide'))");
        await Click(page, "2");
        (await page.EvaluateAsync<bool>("window.kept === true")).ShouldBeTrue("the page was loaded afresh rather than connected again");
    }

    [Fact]
    public async Task The_script_comes_packed_or_plain_and_is_not_sent_twice()
    {
        using var client = new HttpClient { BaseAddress = new Uri(await Browser.Site()) };
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

    // The button waits for its circuit, so that no click falls on a page that cannot answer yet, and none is still under way when the next thing is done.
    private static async Task Click(IPage page, string expected)
    {
        ILocator button = page.Locator("#count");
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveTextAsync(expected, new() { Timeout = 30_000 });
    }
}
