using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.EndToEnd;

/// <summary>A learner meets the dictionary that the site comes with: finds the base64 feature, judges it blind, names it and shows it to others.</summary>
[Collection(SharedSite.Name)]
public sealed partial class LearnerJourney(Installation interp)
{
    /// <summary>The feature that fires most strongly on "K", nearly always inside base64.</summary>
    private const string Base64Feature = "/d/mini-pile-1l-512/286";

    [Fact]
    public async Task A_learner_finds_rates_labels_and_shares_the_base64_feature()
    {
        await using var browser = await Browser.Open(interp.Address);
        var page = browser.Page;
        await page.SignIn("learner@interp.local", interp.LearnerPassword);

        await FindByToken(page);
        await RateBlind(page);
        await Label(page, "base64, after a capital");
        var forAll = await Share(page, "everybody, signed in or not");
        var forCohort = await Share(page, "my cohort");
        browser.Complaints.ShouldBeEmpty();

        await FollowedByAVisitor(forAll, forCohort);
        await FollowedByAStranger(forCohort);
    }

    private static async Task FindByToken(IPage page)
    {
        await page.GotoAsync("/d/mini-pile-1l-512");
        await page.GetByLabel("Fires on token").FillAsync("K");
        await page.GetByLabel("Order").SelectOptionAsync("max-activation");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(TokenSearch());
        await page.Locator($"main a[href='{Base64Feature}']").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(FeatureAddress());
        await Expect(page.GetByText("Top activations")).ToBeVisibleAsync();
    }

    private static async Task RateBlind(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Rate it blind" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin" }).ClickAsync();
        await page.GetByLabel("What do you take it for?").FillAsync("base64");
        var firstSet = page.Locator("section.rating-set").First;
        foreach (var question in await firstSet.Locator("fieldset.mark").AllAsync())
        {
            await question.Locator("input[type=radio]").Last.CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Submit for good" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(RatingsAddress());
    }

    private static async Task Label(IPage page, string label)
    {
        await page.GotoAsync($"{Base64Feature}/label");
        await page.GetByLabel("Label", new() { Exact = true }).FillAsync(label);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 1" }).ClickAsync();
        await Expect(page.GetByText(label).First).ToBeVisibleAsync();
    }

    /// <returns>The short address.</returns>
    private static async Task<string> Share(IPage page, string with)
    {
        await page.GotoAsync(Base64Feature);
        await page.GetByRole(AriaRole.Link, new() { Name = "Share this view" }).ClickAsync();
        await page.GetByLabel("Title").FillAsync($"A base64 feature for {with}");
        await page.GetByLabel(with).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        return (await page.Locator("tr.made a[href^='/s/']").GetAttributeAsync("href"))!;
    }

    private async Task FollowedByAVisitor(string forAll, string forCohort)
    {
        await using var visitor = await Browser.Open(interp.Address);
        await visitor.Page.GotoAsync(forAll);
        await Expect(visitor.Page).ToHaveURLAsync(FeatureAddress());
        await Expect(visitor.Page.GetByText("Top activations")).ToBeVisibleAsync();
        visitor.Complaints.ShouldBeEmpty();

        await visitor.Page.GotoAsync(forCohort);
        await Expect(visitor.Page.GetByText("Sign in as one of its members")).ToBeVisibleAsync();
    }

    private async Task FollowedByAStranger(string forCohort)
    {
        await using var stranger = await Browser.Open(interp.Address);
        await stranger.Page.SignIn("stranger@example.org", await interp.Member("stranger@example.org", "learner", "Another class"));
        await stranger.Page.GotoAsync(forCohort);
        await Expect(stranger.Page.GetByText("This link is for another cohort")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"token=K", RegexOptions.None, 1000)]
    private static partial Regex TokenSearch();

    [GeneratedRegex(@"/d/mini-pile-1l-512/286$", RegexOptions.None, 1000)]
    private static partial Regex FeatureAddress();

    [GeneratedRegex(@"/286/ratings", RegexOptions.None, 1000)]
    private static partial Regex RatingsAddress();
}
