using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.EndToEnd;

/// <summary>Somebody with a fresh checkout and an empty data folder does what README.md says, word by word, until the first features are there.</summary>
[Collection(OwnSite.Name)]
public sealed partial class TheReadmeIsFollowed
{
    // What the README leaves open, or would take a quarter of an hour here, is small: through the same fields.
    private const long TrainingTokens = 409_600;
    private const long Features = 512;
    private static readonly LocatorAssertionsToBeVisibleOptions WithinMinutes = new() { Timeout = 400_000 };

    private readonly ReadmeSteps _steps = new("A first dictionary");

    [Fact]
    public async Task A_first_dictionary_is_made_as_the_README_says()
    {
        _steps.Count.ShouldBe(5);
        await using var site = new OperatedSite("readme", 5190);
        await SmallPackages.Put(site.Data, TestContext.Current.CancellationToken);

        // 1
        _steps.Find(1, "`./interp (?<found>[a-z]+)`").ShouldBe("up");
        await site.Up();
        await using var browser = await Browser.Open(site.Address);
        var page = browser.Page;
        var instructor = _steps.Find(1, @"sign in as the (?<found>\w+) whose password was printed");
        await page.SignIn($"{instructor}@interp.local", site.InstructorPassword);

        var corpus = await WatchTheCorpus(page);
        await StartTraining(page, corpus);
        await WatchTheTraining(page);
        await OpenTheFirstFeature(page);
        browser.Complaints.ShouldBeEmpty();
    }

    /// <summary>Step 2.</summary>
    private async Task<string> WatchTheCorpus(IPage page)
    {
        var corpus = _steps.Find(2, @"corpus \*(?<found>[a-z0-9-]+)\*");
        await page.GetByRole(AriaRole.Link, new() { Name = _steps.Find(2, @"\*\*(?<found>\w+)\*\*"), Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Corpus {corpus}" }).ClickAsync();
        await Expect(page.GetByText("Succeeded")).ToBeVisibleAsync(WithinMinutes);
        return corpus;
    }

    /// <summary>Step 3.</summary>
    private async Task StartTraining(IPage page, string corpus)
    {
        var (list, action) = (_steps.Find(3, @"\*\*(?<found>\w+) → \w+\*\*"), _steps.Find(3, @"\*\*\w+ → (?<found>\w+)\*\*"));
        await page.GetByRole(AriaRole.Link, new() { Name = list, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{action}", RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        var start = page.GetByRole(AriaRole.Button, new() { Name = _steps.Find(3, @"(?<found>Start)\.$") });
        // Enabled says three things: connected, and what the form opened with can be started as it is.
        await Expect(start).ToBeEnabledAsync(new() { Timeout = 60_000 });
        var (model, features) = (page.GetByLabel("Model", new() { Exact = true }), page.GetByLabel("Features (d_sae)"));
        await Expect(model).ToHaveValueAsync(_steps.Find(3, "model `(?<found>[^`]+)`"));
        await Expect(page.GetByLabel("Corpus", new() { Exact = true })).ToHaveValueAsync(corpus);

        await page.GetByLabel("Hook point", new() { Exact = true }).SelectOptionAsync(_steps.Find(3, "hook point `(?<found>[^`]+)`"));
        await page.Locator("label", new() { Has = page.GetByText(_steps.Find(3, @"recipe (?<found>\w+)"), new() { Exact = true }) }).GetByRole(AriaRole.Radio).CheckAsync();
        await Fill(features, long.Parse(_steps.Find(3, @"(?<found>[\d,]+) features"), NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        await Expect(start).ToBeEnabledAsync();
        await Fill(features, Features);
        await Fill(page.GetByLabel("Training tokens"), TrainingTokens);
        await Expect(page.GetByText($"{TrainingTokens / 4096} of")).ToBeVisibleAsync();
        await start.ClickAsync();
        await Expect(page).ToHaveURLAsync(JobAddress());
    }

    /// <summary>Step 4: what it names is on the page, also for somebody who left and came back.</summary>
    private async Task WatchTheTraining(IPage page)
    {
        var names = _steps.Find(4, "then (?<found>.+) as they move").Split([", ", " and "], StringSplitOptions.None);
        names.ShouldContain("loss", StringComparer.Ordinal);
        var job = page.Url;
        await page.GotoAsync("/");
        await page.GotoAsync(job);
        // The rate and the step are of the moment; what the training came to stays.
        foreach (var name in names.Except(["step", "rate"], StringComparer.Ordinal))
        {
            await Expect(page.Locator(".job dt", new() { HasTextRegex = new($"^{name}$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) }).First).ToBeVisibleAsync(WithinMinutes);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Open the dictionary" }).ClickAsync(new() { Timeout = 400_000 });
    }

    /// <summary>Step 5.</summary>
    private async Task OpenTheFirstFeature(IPage page)
    {
        var pattern = Regex.Escape(_steps.Find(5, "`(?<found>/d/[^`]+)`")).Replace(@"\{dictionary}", "[a-z0-9-]+", StringComparison.Ordinal).Replace(@"\{index}", @"\d+", StringComparison.Ordinal);
        await page.Locator("main table a[href^='/d/']").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(pattern + "$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(page.GetByText("Top activations")).ToBeVisibleAsync();
    }

    private static async Task Fill(ILocator field, long value)
    {
        await field.FillAsync(value.ToString(CultureInfo.InvariantCulture));
        await field.BlurAsync();
    }

    [GeneratedRegex(@"/jobs/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex JobAddress();
}
