using Interp.Web.Tests.Preview;
using Microsoft.Playwright;

namespace Interp.Web.Tests.Dictionaries;

public sealed class RatingByKeyboard(Browser browser) : InTheBrowser(browser)
{
    [Fact]
    public async Task A_digit_gives_the_mark_and_goes_on_to_the_next_question()
    {
        IPage page = await Open();
        await page.GotoAsync("/preview/rate");
        await page.Locator("input[name='confidence.3']").First.FocusAsync();
        foreach (var digit in new[] { "3", "5", "1", "0", "2" })
            await page.Keyboard.PressAsync(digit);
        foreach (var (name, mark) in new[] { ("confidence", "3"), ("activations", "5"), ("logits", "1"), ("separation", "0"), ("specificity", "2") })
            (await page.Locator($"input[name='{name}.3'][value='{mark}']").IsCheckedAsync()).ShouldBeTrue(name);
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("confidence.0");
        await page.Keyboard.PressAsync("9");
        (await page.Locator("input[name='confidence.0']:checked").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("/preview/rate")]
    [InlineData("/preview/opinions")]
    public async Task Nothing_scrolls_sideways(string address)
    {
        IPage page = await Open(420, ColorScheme.Dark);
        await page.GotoAsync(address);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(420);
    }
}
