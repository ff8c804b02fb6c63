using System.Text.RegularExpressions;
using Interp.Domain.Library;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>Comparing, steering, widening an example, testing an explanation and starting autointerp, as a person does it.</summary>
public sealed class LivePagesInTheBrowser(BrowsedSite site) : IClassFixture<BrowsedSite>
{
    [Theory]
    [InlineData("/models/new", "Training a language model")]
    [InlineData("/corpora/new", "Building a corpus")]
    public async Task A_learner_is_told_who_may_train_and_build_and_sees_no_form(string address, string what)
    {
        var page = await site.Open(site.World.Learner, 420);
        (await page.GotoAsync(address))!.Status.ShouldBe(403);
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"{what} takes the role of instructor in a cohort.");
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "your cohort" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Main).Locator("form")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_model_that_cannot_be_is_refused_at_the_fields_that_say_so()
    {
        var page = await site.Open(site.World.Instructor);
        await page.GotoAsync("/models/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("own-model");
        await page.GetByLabel("Layers").FillAsync("99");
        await page.GetByLabel("Positions").SelectOptionAsync("rotary");
        await page.GetByLabel("Width (d_model)").FillAsync("36");
        await page.GetByRole(AriaRole.Button, new() { Name = "Train" }).ClickAsync();

        await Expect(page.GetByLabel("Layers")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Layers")).ToHaveAccessibleDescriptionAsync(new Regex("from 1 to 24", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.GetByLabel("Positions")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.GetByLabel("Positions")).ToHaveAccessibleDescriptionAsync(new Regex("36 have 9 each", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.GetByLabel("Width (d_model)")).ToHaveValueAsync("36");
        await Expect(page.GetByLabel("Heads of each layer")).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await using var db = site.Db();
        (await db.Jobs.AnyAsync(j => j.Kind == TrainLanguageModelParameters.Kind, TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_comparison_is_walked_from_pair_to_split_and_looked_at_from_the_other_side()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/d/open/compare/wide");
        // Of 0.50 to 0.90 in steps of 0.04 the middle is 0.70, by hand.
        await Expect(page.GetByText("median 0.7000")).ToBeVisibleAsync();
        var firstPair = page.Locator("section:has(#pairs) tbody tr").First;
        await Expect(firstPair).ToContainTextAsync("#11");
        await page.GetByRole(AriaRole.Link, new() { Name = "without a match first" }).ClickAsync();
        await Expect(firstPair).ToContainTextAsync("#0");

        await page.GetByLabel("Around feature").FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator(".splitting line.edge")).ToHaveCountAsync(3);
        await page.Locator(".splitting a").Filter(new() { HasText = "#3" }).ClickAsync();
        await page.WaitForURLAsync("**/d/wide/compare/open**");
        await Expect(page.Locator(".splitting figcaption")).ToContainTextAsync("What #3 of wide is joined to in open");
        await page.GetByRole(AriaRole.Link, new() { Name = "Look from open" }).ClickAsync();
        await page.WaitForURLAsync("**/d/open/compare/wide**");
    }

    [Fact]
    public async Task Steering_shows_both_texts_and_keeps_what_was_typed_when_it_cannot_be_read()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/d/open/steer");
        await page.GetByLabel("Prompt").FillAsync("the");
        await page.GetByLabel("Feature").First.FillAsync("1");
        await page.GetByLabel("Value").First.FillAsync("8");
        await page.GetByRole(AriaRole.Button, new() { Name = "Steer", Exact = true }).ClickAsync();
        // a [b] cat b beside a [cat] cat b.
        await Expect(page.Locator("del")).ToHaveTextAsync(["b"]);
        await Expect(page.Locator("ins")).ToHaveTextAsync(["cat"]);
        await Expect(page.GetByText("Steering changed 32 numbers")).ToBeVisibleAsync();

        await page.GotoAsync("/d/open/steer?prompt=the&feature=1&mode=clamp&value=much");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“much” is no value for feature 1");
        await Expect(page.GetByLabel("Prompt")).ToHaveValueAsync("the");
    }

    [Fact]
    public async Task An_example_opens_to_the_text_around_it_by_the_keyboard_and_then_to_its_document()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/d/open/0");
        await page.Locator(".line .focus").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var wide = page.Locator(".expanded").First;
        // 17 tokens before the focus are not there: it stands at 101 and its document begins at 100.
        await Expect(wide.Locator(".tt")).ToHaveCountAsync(18);
        await wide.GetByRole(AriaRole.Link, new() { Name = "The document" }).ClickAsync();
        await Expect(page.Locator(".tt")).ToHaveCountAsync(100);
        await page.Locator(".tt.chosen").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe(" the");
    }

    [Fact]
    public async Task An_explanation_is_predicted_by_keys_and_scored()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/d/open/0/hypothesis");
        await page.GetByLabel("The feature fires on …").FillAsync("cats");
        await page.Locator("[data-predict] input").First.FocusAsync();
        foreach (var key in new[] { "0", "9", "0" }) await page.Keyboard.PressAsync(key);
        await page.Keyboard.PressAsync("ArrowUp");
        await page.GetByRole(AriaRole.Button, new() { Name = "Score it" }).ClickAsync();
        await page.WaitForURLAsync("**/hypothesis/*-*");
        // Ranks of 0 9 0 1 0 and of 0 4 0 1 0 are the same.
        await Expect(page.Locator(".score")).ToContainTextAsync("+1.0");
        await Expect(page.Locator(".pt-value")).ToHaveTextAsync(["·", "9", "·", "1", "·"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "The card" }).ClickAsync();
        await Expect(page.Locator(".hypotheses")).ToContainTextAsync("cats");
    }

    [Fact]
    public async Task A_researcher_lets_a_language_model_explain_a_feature_and_is_told_when_that_cannot_be()
    {
        var page = await site.Open(site.World.Researcher);
        await page.GotoAsync("/d/open");
        await page.GetByLabel("Feature", new() { Exact = true }).FillAsync("99");
        await page.GetByRole(AriaRole.Button, new() { Name = "Explain it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("11");
        await page.GetByLabel("Feature", new() { Exact = true }).FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Explain it" }).ClickAsync();
        await page.WaitForURLAsync("**/jobs/*");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Explain #3 of open");

        var learner = await site.Open(site.World.Learner);
        await learner.GotoAsync("/d/open");
        await Expect(learner.GetByRole(AriaRole.Button, new() { Name = "Explain it" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Rows_carry_labels_and_neurons_lead_to_their_own_dictionary()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/d/open");
        await Expect(page.Locator(".feature-list tr").Filter(new() { HasText = "#3" }).First).ToContainTextAsync("articles ?");
        await page.GotoAsync("/d/open/3");
        await page.Locator(".neurons td a").First.ClickAsync();
        await page.WaitForURLAsync("**/d/neurons/3");
    }
}
