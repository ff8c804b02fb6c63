using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests.Dictionaries;

public sealed class TourTests(Browser browser) : InTheBrowser(browser)
{
    [Fact]
    public async Task It_leads_through_the_card_by_keyboard_and_can_be_taken_again()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/card/live");
        ILocator start = page.GetByRole(AriaRole.Button, new() { Name = "Take the tour (1 minute)" });
        await start.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        ILocator bubble = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(bubble).ToContainTextAsync("Step 1 of 7");
        string[] seen = new string[7];
        for (var step = 0; step < 7; step++)
        {
            seen[step] = await bubble.Locator("h3").InnerTextAsync();
            await Assertions.Expect(page.Locator(".tour-target")).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("Enter");
        }

        seen.ShouldBeUnique(StringComparer.Ordinal);
        seen.ShouldContain("The strongest alone mislead", StringComparer.Ordinal);
        await Assertions.Expect(bubble).ToHaveCountAsync(0);
        ILocator again = page.GetByRole(AriaRole.Button, new() { Name = "Tour", Exact = true });
        await Assertions.Expect(again).ToBeFocusedAsync();
        await again.ClickAsync();
        await Assertions.Expect(bubble).ToContainTextAsync("Step 1 of 7");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(bubble).ToContainTextAsync("Step 1 of 7");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(bubble).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_address_can_begin_it_and_skipping_takes_that_from_the_address()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/card/live?tour=1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip the tour" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        page.Url.ShouldNotContain("tour");
    }

    [Fact]
    public async Task A_dead_feature_has_only_the_steps_that_it_can_show()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/card/dead?tour=1");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Step 1 of 3");
    }

    [Fact]
    public async Task It_works_after_an_enhanced_navigation()
    {
        IPage page = await Open();
        await page.GotoAsync("/glossary");
        await page.WaitForFunctionAsync("window.Blazor !== undefined");
        await page.EvaluateAsync("() => { const a = document.createElement('a'); a.href = '/preview/card/live'; a.textContent = 'To the card'; document.querySelector('main').append(a); window.same = true; }");
        await page.GetByText("To the card").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the tour (1 minute)" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Step 1 of 7");
        (await page.EvaluateAsync<bool>("window.same === true")).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_script_its_steps_stand_below_the_card_as_a_list()
    {
        IPage page = await Open(script: false);
        await page.GotoAsync("/preview/card/live");
        await Assertions.Expect(page.GetByText("The strongest alone mislead")).ToBeVisibleAsync();
    }
}
