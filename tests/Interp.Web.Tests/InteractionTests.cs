using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests;

public sealed class InteractionTests(Browser browser) : InTheBrowser(browser)
{
    [Fact]
    public async Task Arrow_keys_walk_along_the_tokens_and_the_panel_shows_the_activation()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/card/live");
        await page.Locator(".line .focus").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Home");
        (await Focused(page)).ShouldBe(" MII");
        await page.Keyboard.PressAsync("End");
        (await Focused(page)).ShouldBe("gI");
        await Assertions.Expect(page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("activation");
        await page.Keyboard.PressAsync("ArrowDown");
        (await Focused(page)).ShouldBe("(");
    }

    [Fact]
    public async Task The_theme_toggles_at_once_and_is_there_on_the_next_page_from_the_first_byte()
    {
        IPage page = await Open(scheme: ColorScheme.Light);
        await page.GotoAsync("/not-found");
        IResponse saved = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Light or dark" }).ClickAsync(), r => r.Url.EndsWith("/appearance", StringComparison.Ordinal));
        saved.Status.ShouldBe(302);
        (await page.EvaluateAsync<string>("document.documentElement.dataset.theme")).ShouldBe("dark");
        IResponse? next = await page.GotoAsync("/error");
        (await next!.TextAsync()).ShouldContain("<html lang=\"en\" data-theme=\"dark\">");
    }

    [Fact]
    public async Task A_card_and_its_drawer_and_tables_work_without_script()
    {
        IPage page = await Open(script: false);
        await page.GotoAsync("/preview/card/live");
        (await page.GetByText("Top activations").IsVisibleAsync()).ShouldBeTrue();
        await page.GetByText("About this result").First.ClickAsync();
        (await page.GetByText("Computing time").IsVisibleAsync()).ShouldBeTrue();
        await page.GetByText("Close").ClickAsync();
        (await page.GetByText("Computing time").IsVisibleAsync()).ShouldBeFalse();
        await page.GetByText("As table").First.ClickAsync();
        (await page.Locator(".chart-tools tbody tr").First.IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_form_tells_what_is_wrong_where_it_is_wrong_and_starts_once_it_is_right()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/new-dictionary");
        ILocator start = page.GetByRole(AriaRole.Button, new() { Name = "Start" });
        await Assertions.Expect(start).ToBeEnabledAsync();
        await page.GetByLabel("k, features per token").FillAsync("0");
        await page.GetByLabel("k, features per token").BlurAsync();
        await page.GetByText("give k from 1 to").First.WaitForAsync();
        await Assertions.Expect(start).ToBeDisabledAsync();
        await page.GetByLabel("k, features per token").FillAsync("32");
        await page.GetByLabel("k, features per token").BlurAsync();
        await Assertions.Expect(start).ToBeEnabledAsync();
        await start.ClickAsync();
        (await page.Locator("#started").TextContentAsync()).ShouldNotBeNull().ShouldContain("K = 32");
    }

    [Fact]
    public async Task Dictionaries_sort_by_the_column_that_is_clicked()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/dictionaries/full");
        ILocator first = page.Locator("tbody tr").First;
        await Assertions.Expect(first).ToContainTextAsync("TopK");
        await page.Locator("#dictionaries[data-live]").WaitForAsync();
        await page.GetByText("Features", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(first).ToContainTextAsync("L1 2 048");
    }

    [Fact]
    public async Task Brackets_go_to_the_next_feature_and_escape_closes_the_drawer()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/card/live");
        await page.GetByText("About this result").First.ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByText("Computing time")).ToBeHiddenAsync();
        await page.EvaluateAsync("document.addEventListener('click', e => { if (e.target.closest('a')) { e.preventDefault(); window.followed = e.target.closest('a').getAttribute('href'); } }, true)");
        await page.Keyboard.PressAsync("]");
        (await page.EvaluateAsync<string>("window.followed")).ShouldBe("/d/mini-pile-topk-4096/2358");
    }

    [Fact]
    public async Task Every_field_has_a_label_and_every_picture_a_name()
    {
        IPage page = await Open(script: false);
        foreach (var address in new[] { "/preview/dictionary/full", "/preview/card/live", "/preview/new-dictionary" })
        {
            await page.GotoAsync(address);
            (await page.EvaluateAsync<int>("[...document.querySelectorAll('input:not([type=hidden]),select')].filter(e => !e.labels?.length).length")).ShouldBe(0, address);
            (await page.EvaluateAsync<int>("[...document.querySelectorAll('svg:not([aria-hidden])')].filter(e => !e.getAttribute('aria-label')).length")).ShouldBe(0, address);
            (await page.EvaluateAsync<int>("document.querySelectorAll('script:not([src])').length")).ShouldBe(0, address);
        }
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent");
}
