using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>The prompt lab, as a person uses it.</summary>
public sealed class PromptLabInTheBrowser(BrowsedSite site) : IClassFixture<BrowsedSite>
{
    [Fact]
    public async Task Two_prompts_are_typed_run_and_looked_into_head_by_head_and_the_address_brings_all_of_it_back()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/lab");
        await page.GetByLabel("Prompt", new() { Exact = true }).FillAsync("a the cat b the cat");
        await page.GetByLabel("Corrupted prompt").FillAsync("a the cat b the b");
        await page.GetByLabel("Answer").FillAsync("cat");
        await page.GetByLabel("Wrong token").FillAsync("b");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
        await Expect(page.Locator(".answer-table")).ToContainTextAsync("+2.50");
        await Expect(page.Locator(".tt.differs")).ToHaveTextAsync(["cat", "b"]);
        await Expect(page.Locator("#parts")).ToContainTextAsync("the model's own logit difference is 2.500");

        await page.GetByRole(AriaRole.Link, new() { Name = "Head 0.1" }).ClickAsync();
        await Expect(page.Locator(".head-large figcaption")).ToHaveTextAsync("Head 0.1, on the prompt");
        await page.GetByRole(AriaRole.Link, new() { Name = "difference" }).ClickAsync();
        await Expect(page.Locator(".head-large figcaption")).ToHaveTextAsync("Head 0.1, prompt minus corrupted prompt");
        await page.GetByRole(AriaRole.Link, new() { Name = "the last norm" }).ClickAsync();
        await Expect(page.Locator("#lens")).ToContainTextAsync("divides everywhere as it does at the end");

        var other = await site.Open(site.World.Researcher);
        await other.GotoAsync(new Uri(page.Url).PathAndQuery);
        await Expect(other.Locator(".head-large figcaption")).ToHaveTextAsync("Head 0.1, prompt minus corrupted prompt");
        await Expect(other.GetByLabel("Wrong token")).ToHaveValueAsync("b");
        await Expect(other.Locator("#lens")).ToContainTextAsync("divides everywhere as it does at the end");
    }

    [Fact]
    public async Task Cells_are_read_by_pointer_and_by_keys_and_tokens_show_what_they_look_at()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/lab?model=tiny&clean=x&answer=cat&wrong=b&head=0.1");
        await page.Locator("[data-token]").First.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        var note = page.Locator(".head-large .lab-note");
        await page.Locator(".head-large .cells").FocusAsync();
        // From the last row's first cell: up to “ the”, which looks at “b” with 204 of 255, three to the right.
        foreach (var key in new[] { "ArrowRight", "ArrowUp", "ArrowRight", "ArrowRight", "ArrowRight" }) await page.Keyboard.PressAsync(key);
        await Expect(note).ToHaveTextAsync("“ the” (4) → “b” (3): 0.80");
        await page.Locator("svg.pattern rect.w").First.HoverAsync();
        await Expect(note).ToHaveTextAsync("“a” (0) → “a” (0): 1.00");

        await page.Locator("[data-token='3']").FocusAsync();
        await Expect(page.Locator(".token-attention .lab-note")).ToHaveTextAsync("“b” looks at “cat” 0.80, “b” 0.20. Looking at it: “ the” 0.80.");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator(".token-attention .lab-note")).ToContainTextAsync("“ the” looks at “b” 0.80");

        await page.GetByRole(AriaRole.Link, new() { Name = "value-weighted" }).ClickAsync();
        await Expect(page.Locator(".head-large figcaption")).ToContainTextAsync("value-weighted");
        // Its value vector is 4 of at most 6 long: 0.8 · 4 / 6.
        await page.Locator("[data-token='4']").FocusAsync();
        await Expect(page.Locator(".token-attention .lab-note")).ToContainTextAsync("“b” 0.53");
    }

    [Fact]
    public async Task Every_head_has_its_small_picture_which_stays_when_another_is_enlarged_and_changes_with_what_is_shown()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/lab?model=tiny&clean=x&corrupted=y&head=0.1");
        await page.Locator("[data-token]").First.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        var before = await Drawn(page, 1);
        string.Equals(before, await Drawn(page, 0), StringComparison.Ordinal).ShouldBeFalse();
        (await Drawn(page, 2)).ShouldBe(await Drawn(page, 0));
        await page.GetByRole(AriaRole.Link, new() { Name = "Head 1.0" }).ClickAsync();
        await Expect(page.Locator(".head-large figcaption")).ToContainTextAsync("Head 1.0");
        (await Drawn(page, 1)).ShouldBe(before);
        await page.GetByRole(AriaRole.Link, new() { Name = "corrupted", Exact = true }).ClickAsync();
        await Expect(page.Locator(".head-large figcaption")).ToContainTextAsync("corrupted");
        await page.WaitForFunctionAsync("before => document.querySelector(\"[data-tile='1'] canvas\").toDataURL() !== before", before);
    }

    [Fact]
    public async Task Without_script_a_head_is_drawn_listed_and_changed_by_links()
    {
        var page = await site.Open(site.World.Learner, script: false);
        await page.GotoAsync("/lab?model=tiny&clean=x");
        await page.GetByRole(AriaRole.Link, new() { Name = "Head 0.1" }).ClickAsync();
        // Eleven weights: one for the first token, two for each of the others.
        await Expect(page.Locator("svg.pattern rect.w")).ToHaveCountAsync(11);
        await page.GetByText("As table").First.ClickAsync();
        await Expect(page.Locator(".head-large table")).ToContainTextAsync("0.80");
    }

    private static Task<string> Drawn(IPage page, int head) => page.EvaluateAsync<string>($"document.querySelector(\"[data-tile='{head}'] canvas\").toDataURL()");
}
