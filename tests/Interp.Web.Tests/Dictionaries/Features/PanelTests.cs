using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests.Dictionaries;

/// <summary>The panel of a token in a real browser.</summary>
public sealed class PanelTests(Browser browser) : InTheBrowser(browser)
{
    [Fact]
    public async Task It_shows_activation_loss_effect_and_raised_and_lowered_tokens_and_reads_them_once()
    {
        IPage page = await Open();
        var asked = await Effects(page, 200);
        await page.GotoAsync("/preview/card/live");
        await Assertions.Expect(page.GetByRole(AriaRole.Tooltip)).ToHaveCountAsync(0);
        asked.ShouldBeEmpty();

        await page.Locator(".line .focus").First.FocusAsync();
        ILocator panel = page.GetByRole(AriaRole.Tooltip);
        await Assertions.Expect(panel).ToContainTextAsync("11.54, 100");
        await Assertions.Expect(panel).ToContainTextAsync("loss effect");
        await Assertions.Expect(panel).ToContainTextAsync("It made likelier here");
        await Assertions.Expect(panel.Locator(".positive li").First).ToContainTextAsync("raised-0+2.50");
        await Assertions.Expect(panel.Locator(".negative li").First).ToContainTextAsync("lowered-0−1.50");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(panel).ToContainTextAsync("changed no prediction here");
        asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_never_covers_the_line_that_it_explains()
    {
        foreach (var width in new[] { 1400, 420 })
        {
            IPage page = await Open(width);
            await Effects(page, 200);
            await page.GotoAsync("/preview/card/live");
            ILocator lines = page.Locator(".line");
            foreach (var number in new[] { 0, 7, 40, await lines.CountAsync() - 1 })
            {
                await lines.Nth(number).Locator(".focus").FocusAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Tooltip)).ToBeVisibleAsync();
                LocatorBoundingBoxResult line = (await lines.Nth(number).BoundingBoxAsync())!;
                LocatorBoundingBoxResult panel = (await page.GetByRole(AriaRole.Tooltip).BoundingBoxAsync())!;
                (panel.Y >= line.Y + line.Height || panel.Y + panel.Height <= line.Y).ShouldBeTrue($"line {number} at {width} px");
                panel.X.ShouldBeGreaterThanOrEqualTo(0);
                (panel.X + panel.Width).ShouldBeLessThanOrEqualTo(width);
            }
        }
    }

    [Fact]
    public async Task It_marks_the_activation_and_the_logit_weight_on_both_histograms()
    {
        IPage page = await Open();
        await Effects(page, 200);
        await page.GotoAsync("/preview/card/live");
        await page.Locator(".line .focus").First.FocusAsync();
        await Assertions.Expect(page.Locator("[data-chart=activations] .marker")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-chart=logits] .marker.range")).ToHaveCountAsync(1);
        // 11.54 is the largest: the mark stands at the right end of the axis.
        (await page.Locator("[data-chart=activations] .marker").GetAttributeAsync("x")).ShouldBe("391.25");
        await page.Locator(".line .t", new() { HasTextString = " MII" }).First.HoverAsync();
        await Assertions.Expect(page.Locator("[data-chart=logits] .marker:not(.range)")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".marker")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Effects_that_cannot_be_read_say_so_and_can_be_tried_again()
    {
        IPage page = await Open();
        await Effects(page, 500);
        await page.GotoAsync("/preview/card/live");
        await page.Locator(".line .focus").First.FocusAsync();
        ILocator again = page.GetByRole(AriaRole.Button, new() { Name = "Try again" });
        await again.WaitForAsync();
        await page.UnrouteAllAsync();
        await Effects(page, 200);
        await again.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("raised-0");
    }

    [Fact]
    public async Task A_dictionary_without_effects_is_not_asked_for_them()
    {
        IPage page = await Open();
        var asked = await Effects(page, 200);
        await page.GotoAsync("/preview/card/unablated");
        await page.Locator(".line .focus").First.FocusAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("not computed for this dictionary");
        asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_opens_and_closes_by_keyboard_and_nothing_of_it_stays_hidden()
    {
        IPage page = await Open(420);
        await page.GotoAsync("/preview/card/live");
        ILocator button = page.GetByRole(AriaRole.Button, new() { Name = "More of this text" }).Nth(3);
        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(page.Locator(".ex.open .from")).ToContainTextAsync("document 103");
        (await page.EvaluateAsync<bool>("[...document.querySelectorAll('.ex.open .line > span')].every(e => getComputedStyle(e).display === 'inline')")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".ex.open")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_focus_tokens_of_a_column_stand_in_its_middle_however_long_their_neighbours()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/card/live");
        double[] away = await page.EvaluateAsync<double[]>(
            """
            [...document.querySelectorAll('.first .line')].map(line => {
              const at = line.querySelector('.at').getBoundingClientRect(), all = line.getBoundingClientRect();
              return Math.abs((at.left + at.right) / 2 - (all.left + all.right) / 2);
            })
            """);
        away.Max().ShouldBeLessThan(2);
    }

    private static async Task<List<string>> Effects(IPage page, int status)
    {
        var asked = new List<string>();
        string[] texts = [.. Enumerable.Range(0, 5).Select(i => $"raised-{i}"), .. Enumerable.Range(0, 5).Select(i => $"lowered-{i}")];
        // The first line's focus token stands at place 4.
        var effects = new FeatureAblations(
            "mini-pile-topk-4096", 2357, true, 5, new TokenTable([.. Enumerable.Range(0, 10)], texts, new Dictionary<int, string>()),
            [4], [0, 1, 2, 3, 4], [2.5f, 2, 1.5f, 1, 0.5f], [5, 6, 7, 8, 9], [-1.5f, -1, -0.5f, -0.4f, -0.3f]);
        await page.RouteAsync("**/ablations", route =>
        {
            asked.Add(route.Request.Url);
            return route.FulfillAsync(new() { Status = status, ContentType = "application/json", Body = JsonSerializer.Serialize(effects, JsonSerializerOptions.Web) });
        });
        return asked;
    }
}
