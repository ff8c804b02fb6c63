using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests;

/// <summary>The card and the list without a mouse.</summary>
public sealed class KeyboardTests(Browser browser) : InTheBrowser(browser)
{
    /// <summary>Keys between two looks at where one is: each look waits for the page.</summary>
    private const int Together = 10;

    private const string Reachable =
        "() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')].filter(e => e.checkVisibility() && !e.disabled)";

    [Theory]
    [InlineData("/preview/card/live")]
    [InlineData("/preview/dictionary/full")]
    [InlineData("/preview/dictionary/cards")]
    public async Task Everything_that_can_be_clicked_is_reached_by_the_tab_key_and_shows_where_one_is(string address)
    {
        IPage page = await Open();
        // Not to grow while one walks along it.
        await page.RouteAsync("**/d/**", route => route.AbortAsync());
        await page.GotoAsync(address);
        await AllRead(page);
        await page.EvaluateAsync("window.reached = new Set(); window.unseen = []; document.addEventListener('focusin', e => { reached.add(e.target); const s = getComputedStyle(e.target); if (s.outlineStyle === 'none' || s.outlineWidth === '0px') unseen.push(e.target.outerHTML.slice(0, 120)); })");
        var wanted = await page.EvaluateAsync<int>($"({Reachable})().length");
        // One lap from the top, wherever the page put the focus; beyond the last the focus leaves the page.
        await page.EvaluateAsync("() => { const top = document.createElement('button'); document.body.prepend(top); top.focus(); document.addEventListener('focusout', e => { if (!e.relatedTarget) window.left = true; }); }");
        for (var i = 0; i < 2 * wanted && !await page.EvaluateAsync<bool>("window.left === true"); i += Together)
        {
            for (var key = 0; key < Together; key++)
                await page.Keyboard.PressAsync("Tab");
        }

        await page.EvaluateAsync("document.body.firstElementChild.remove()");
        (await page.EvaluateAsync<string[]>($"({Reachable})().filter(e => !reached.has(e)).map(e => e.outerHTML.slice(0, 120))")).ShouldBeEmpty();
        (await page.EvaluateAsync<string[]>("unseen")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Arrows_walk_a_right_to_left_line_the_way_it_is_read()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/card/live");
        ILocator line = page.Locator(".line[dir=rtl]").First;
        await line.Locator(".focus").FocusAsync();
        var left = await At(page);
        await page.Keyboard.PressAsync("ArrowLeft");
        (await At(page)).ShouldBeLessThan(left);
        await page.Keyboard.PressAsync("ArrowRight");
        (await At(page)).ShouldBe(left, 0.5);
    }

    [Fact]
    public async Task Focus_stays_in_a_card_that_arrives_under_it()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/card/live");
        var card = await page.ContentAsync();
        TaskCompletionSource asked = new();
        await page.RouteAsync("**/d/mini-pile-topk-4096/*", async route =>
        {
            await asked.Task;
            await route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = card });
        });
        await page.GotoAsync("/preview/dictionary/cards");
        ILocator item = page.Locator(".feature-item").First;
        await item.Locator(".preview .t[tabindex='0']").FocusAsync();
        asked.SetResult();
        await Assertions.Expect(item.Locator("article.card")).ToBeVisibleAsync();
        await Assertions.Expect(item.Locator("article.card .t[tabindex='0']").First).ToBeFocusedAsync();
    }

    /// <summary>Cards are read when they come near, and what stood in their place goes: the walk begins when the last has come.</summary>
    private static async Task AllRead(IPage page)
    {
        ILocator coming = page.Locator(".feature-item .preview");
        while (await coming.CountAsync() is var left and > 0)
        {
            await page.EvaluateAsync("document.querySelector('.feature-item .preview')?.scrollIntoView()");
            await Assertions.Expect(coming).Not.ToHaveCountAsync(left);
        }
    }

    private static Task<double> At(IPage page) => page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().left");
}
