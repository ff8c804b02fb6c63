using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests;

/// <summary>axe-core finds no serious or critical violation on the main pages.</summary>
public sealed class AccessibilityTests(Browser browser) : InTheBrowser(browser)
{
    public static TheoryData<string> Addresses =>
    [
        "/preview/home", "/preview/dictionaries/full", "/preview/dictionary/full", "/preview/dictionary/cards", "/preview/dictionary/empty",
        "/preview/card/live", "/preview/card/dead", "/preview/card/ultra-low", "/preview/card/uncomputed", "/glossary",
        "/preview/jobs", "/preview/job/running", "/preview/new-dictionary", "/preview/sign-in", "/preview/refused", "/not-found",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_serious_violation(string address)
    {
        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            IPage page = await Open(scheme: scheme);
            await Browser.ServeTheList(page);
            await page.GotoAsync(address);
            (await Axe.Violations(page)).ShouldBeEmpty($"{address}, {scheme}");
        }
    }

    [Fact]
    public async Task No_serious_violation_while_the_panel_is_open_and_the_tour_is_on()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/card/unablated?tour=1");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        (await Axe.Violations(page)).ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".line .focus").First.FocusAsync();
        await page.GetByRole(AriaRole.Tooltip).WaitForAsync();
        (await Axe.Violations(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_is_found()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/home");
        await page.EvaluateAsync("document.querySelector('main').append(document.createElement('button'))");
        (await Axe.Violations(page)).ShouldBe(["button-name: <button></button>"]);
    }
}
