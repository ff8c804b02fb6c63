using System.Text.Json;
using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests;

/// <summary>axe-core finds no serious or critical violation on the main pages. Skipped, with the reason, where npm cannot bring it.</summary>
public sealed class AccessibilityTests(Browser browser, AxeScript axe) : InTheBrowser(browser), IClassFixture<AxeScript>
{
    private const string Run =
        "() => axe.run(document, { resultTypes: ['violations'] }).then(r => JSON.stringify(r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)))";

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
        Assert.SkipWhen(axe.Text is null, axe.Missing);
        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            IPage page = await Open(scheme: scheme);
            await Browser.ServeTheList(page);
            await page.GotoAsync(address);
            (await Violations(page)).ShouldBeEmpty($"{address}, {scheme}");
        }
    }

    [Fact]
    public async Task No_serious_violation_while_the_panel_is_open_and_the_tour_is_on()
    {
        Assert.SkipWhen(axe.Text is null, axe.Missing);
        IPage page = await Open();
        await page.GotoAsync("/preview/card/unablated?tour=1");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        (await Violations(page)).ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".line .focus").First.FocusAsync();
        await page.GetByRole(AriaRole.Tooltip).WaitForAsync();
        (await Violations(page)).ShouldBeEmpty();
    }

    private async Task<string[]> Violations(IPage page)
    {
        await page.EvaluateAsync(axe.Text!);
        return JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Run))!;
    }
}
