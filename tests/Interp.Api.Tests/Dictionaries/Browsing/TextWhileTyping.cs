using Interp.Domain.Dictionaries;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>The text view follows what is typed. Every "c" lights feature 1 up as strongly as the text has letters.</summary>
public sealed class TextWhileTyping(BrowsedSite site) : IClassFixture<BrowsedSite>
{
    [Fact]
    public async Task Features_come_by_themselves_and_nothing_typed_is_lost()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/d/open/text?pin=2");
        var field = page.GetByLabel("Text", new() { Exact = true });
        await field.FocusAsync();
        await page.Keyboard.TypeAsync("a cab", new() { Delay = 60 });
        await Expect(page.Locator("#answer .token-field .tt")).ToHaveCountAsync(5);
        await Expect(page.Locator("#answer .feature-rows").First).ToContainTextAsync("5");
        // Typing goes on where it was: neither the field nor its caret was touched.
        await page.Keyboard.TypeAsync("man", new() { Delay = 60 });
        await Expect(page.Locator("#answer .token-field .tt")).ToHaveCountAsync(8);
        (await field.InputValueAsync()).ShouldBe("a cabman");
        page.Url.ShouldContain("text=a%20cabman");
        page.Url.ShouldContain("pin=2");

        await page.ReloadAsync();
        await Expect(field).ToHaveValueAsync("a cabman");
        await Expect(page.Locator("#answer .token-field .tt")).ToHaveCountAsync(8);
    }

    [Fact]
    public async Task The_newest_answer_stays_when_an_older_one_comes_late()
    {
        var page = await site.Open(site.World.Learner);
        using var held = new SemaphoreSlim(0);
        var older = new TaskCompletionSource();
        await page.RouteAsync("**/d/open/text", async route =>
        {
            if (route.Request.PostData?.Contains("Text=cc&", StringComparison.Ordinal) == true || route.Request.PostData?.EndsWith("Text=cc", StringComparison.Ordinal) == true)
            {
                older.TrySetResult();
                await held.WaitAsync();
            }

            await route.ContinueAsync();
        });
        await page.GotoAsync("/d/open/text?text=x");
        var field = page.GetByLabel("Text", new() { Exact = true });
        await field.FillAsync("cc");
        await older.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await field.FillAsync("ccc");
        await Expect(page.Locator("#answer .token-field .tt")).ToHaveCountAsync(3);
        held.Release();
        await page.WaitForTimeoutAsync(300);
        await Expect(page.Locator("#answer .token-field .tt")).ToHaveCountAsync(3);
        page.Url.ShouldEndWith("text=ccc");
    }

    [Fact]
    public async Task Choosing_a_token_before_the_newest_text_was_read_takes_that_text_along()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/d/open/text?text=cab");
        // At once, before the pause after which the text would be read.
        await page.EvaluateAsync("() => { const field = document.querySelector('[data-typing] textarea'); field.value = 'cabs'; field.dispatchEvent(new Event('input', { bubbles: true })); document.querySelectorAll('#answer .tt')[1].click(); }");
        await page.WaitForURLAsync("**token=1**");
        await Expect(page.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync("cabs");
        await Expect(page.Locator("#answer .token-field .tt")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Without_script_the_form_does_the_same()
    {
        var page = await site.Open(site.World.Learner, script: false);
        await page.GotoAsync("/d/open/text");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("a cab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show features" }).ClickAsync();
        await Expect(page.Locator("#answer .token-field .tt")).ToHaveCountAsync(5);
        site.Workers.Questions.OfType<TextQuestion>().ShouldContain(q => q.Text == "a cab");
    }
}
