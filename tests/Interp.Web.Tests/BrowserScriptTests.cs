using System.Text.RegularExpressions;
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
    public async Task A_paused_island_says_so_and_goes_on_when_asked()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/interactive");
        await Click(page, "1");
        ILocator notice = page.Locator("#components-reconnect-modal");
        await Assertions.Expect(notice).ToBeHiddenAsync();
        await page.EvaluateAsync("window.kept = true; Blazor.pauseCircuit()");
        await Assertions.Expect(notice).ToContainTextAsync("This page is paused", new() { UseInnerText = true });
        await notice.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Assertions.Expect(notice).ToBeHiddenAsync();
        // A new circuit begins anew: what an island shows is read from the server, and this one's count is nowhere.
        await Click(page, "1");
        (await page.EvaluateAsync<bool>("window.kept === true")).ShouldBeTrue("the page was loaded afresh rather than resumed");
    }

    [Fact]
    public async Task The_script_comes_packed_or_plain_and_is_not_sent_twice()
    {
        using var client = new HttpClient { BaseAddress = new Uri(await Browser.Site()) };
        var text = await client.GetStringAsync("/preview/interactive", TestContext.Current.CancellationToken);
        // Named by its content: another script has another address.
        var address = Regex.Match(text, @"_framework/blazor\.web\.[a-z0-9]{10}\.js", RegexOptions.NonBacktracking).Value;
        using HttpResponseMessage plain = await client.GetAsync(address, TestContext.Current.CancellationToken);
        using var ask = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "gzip" } } };
        using HttpResponseMessage packed = await client.SendAsync(ask, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", plain.Headers.ETag!.ToString() } } };
        using HttpResponseMessage unchanged = await client.SendAsync(again, TestContext.Current.CancellationToken);

        plain.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        packed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
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
