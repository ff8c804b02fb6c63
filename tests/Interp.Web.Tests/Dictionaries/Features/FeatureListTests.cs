using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests.Dictionaries;

/// <summary>The long list in a real browser; its further pages come from other previews.</summary>
public sealed class FeatureListTests(Browser browser) : InTheBrowser(browser)
{
    [Fact]
    public async Task It_grows_as_one_scrolls_and_ends_where_the_features_end()
    {
        IPage page = await Open();
        var read = await Further(page, 3);
        await page.GotoAsync("/preview/dictionary/full");
        await page.Mouse.WheelAsync(0, 2000);
        await Assertions.Expect(page.Locator("[data-chunk]")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("a[rel=next]")).ToHaveCountAsync(0);
        read().ShouldBe(3);
    }

    [Fact]
    public async Task The_address_follows_so_that_a_reload_lands_there()
    {
        IPage page = await Open();
        await Further(page, 3);
        await page.GotoAsync("/preview/dictionary/full");
        // Not the wheel: its animation may outlast the pages' coming and take the place back that the second scrolling gave.
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await Assertions.Expect(page.Locator("[data-chunk]")).ToHaveCountAsync(4);
        // The address follows what scrolls: where the last pages came under a view that stood at the end already, one move alone would be none.
        for (var i = 0; i < 100 && !page.Url.EndsWith("?after=next", StringComparison.Ordinal); i++)
        {
            await page.EvaluateAsync("up => scrollTo(0, document.body.scrollHeight - up)", i % 2 == 0 ? 0 : 200);
            await page.WaitForTimeoutAsync(100);
        }

        page.Url.ShouldEndWith("/preview/dictionary/full?after=next");
    }

    [Fact]
    public async Task What_is_far_away_is_taken_out_of_the_page_and_put_back()
    {
        IPage page = await Open();
        await Further(page, 30);
        await page.GotoAsync("/preview/dictionary/full");
        ILocator chunks = page.Locator("[data-chunk]");
        for (var i = 0; i < 60 && await chunks.CountAsync() < 31; i++)
        {
            await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
            await page.WaitForTimeoutAsync(100);
        }

        await Assertions.Expect(chunks).ToHaveCountAsync(31);
        await Assertions.Expect(chunks.First.Locator("tr")).ToHaveCountAsync(1);
        var height = await page.EvaluateAsync<double>("document.body.scrollHeight");
        await page.EvaluateAsync("scrollTo(0, 0)");
        await Assertions.Expect(chunks.First.Locator("tr")).ToHaveCountAsync(12);
        await Assertions.Expect(chunks.Last.Locator("tr")).ToHaveCountAsync(1);
        (await page.EvaluateAsync<double>("document.body.scrollHeight")).ShouldBe(height, 4);
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_says_so_and_leaves_the_link()
    {
        IPage page = await Open();
        await page.RouteAsync("**/d/*?*", route => route.FulfillAsync(new() { Status = 500, Body = "no" }));
        await page.GotoAsync("/preview/dictionary/full");
        await page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await Assertions.Expect(page.GetByText("The next page could not be read")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Next page" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_a_link_leads_to_the_next_page()
    {
        IPage page = await Open(script: false);
        await page.GotoAsync("/preview/dictionary/full");
        (await page.GetByRole(AriaRole.Link, new() { Name = "Next page" }).GetAttributeAsync("href"))
            .ShouldBe("/d/mini-pile-topk-4096?order=density&ultraLow=true&after=next");
    }

    [Fact]
    public async Task Cards_are_read_when_they_come_near()
    {
        IPage page = await Open();
        var card = await CardOf(page);
        var read = 0;
        await page.RouteAsync("**/d/mini-pile-topk-4096/*", route =>
        {
            Interlocked.Increment(ref read);
            return route.FulfillAsync(new() { ContentType = "text/html", Body = card });
        });
        await page.GotoAsync("/preview/dictionary/cards");
        await Assertions.Expect(page.Locator(".feature-item").First.Locator("article.card")).ToBeVisibleAsync();
        read.ShouldBeInRange(1, 6);
        await page.Locator(".feature-item").Last.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.Locator(".feature-item").Last.Locator("article.card")).ToHaveCountAsync(1);
    }

    private static async Task<string> CardOf(IPage page)
    {
        await page.GotoAsync("/preview/card/live");
        return await page.ContentAsync();
    }

    private static async Task<Func<int>> Further(IPage page, int pages)
    {
        IAPIRequestContext requests = page.APIRequest;
        var more = await (await requests.GetAsync("/preview/dictionary/full")).TextAsync();
        var last = await (await requests.GetAsync("/preview/dictionary/last")).TextAsync();
        var read = 0;
        await page.RouteAsync("**/d/*?*after=*", route =>
        {
            var number = Interlocked.Increment(ref read);
            var body = number < pages ? more.Replace("data-chunk", "data-chunk data-after=\"next\"", StringComparison.Ordinal) : last;
            return route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = body });
        });
        return () => Volatile.Read(ref read);
    }
}
