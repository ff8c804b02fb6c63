using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.EndToEnd;

/// <summary>The main job as an instructor meets it: sign in, train a small dictionary, watch it, browse it.</summary>
[Collection(SharedSite.Name)]
public sealed partial class MainJob(Installation interp)
{
    private static readonly LocatorAssertionsToBeVisibleOptions WithinAMinute = new() { Timeout = 60_000 };

    [Fact]
    public async Task An_instructor_trains_a_dictionary_watches_it_and_opens_a_feature()
    {
        await using var browser = await Browser.Open(interp.Address);
        var page = browser.Page;
        await page.SignIn("instructor@interp.local", interp.InstructorPassword);

        await StartTraining(page, trainTokens: 409_600);
        var job = page.Url;
        // Progress moves, by itself and after a reload.
        await Expect(page.Locator(".job").GetByText(StepLine()).First).ToBeVisibleAsync(WithinAMinute);
        await page.ReloadAsync();
        await Expect(page.Locator(".job").GetByText(StepLine()).Or(Result(page)).First).ToBeVisibleAsync(WithinAMinute);

        await Expect(Result(page)).ToBeVisibleAsync(new() { Timeout = 400_000 });
        await Result(page).ClickAsync();
        await Expect(page).ToHaveURLAsync(DictionaryAddress());

        await page.Locator("main table a[href*='/d/']").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(FeatureAddress());
        await Expect(page.GetByText("Top activations")).ToBeVisibleAsync();
        await Expect(page.GetByText(Density()).First).ToBeVisibleAsync();
        (await page.Locator("main .line .t").CountAsync()).ShouldBeGreaterThan(9);
        // A line opens to the text around it, read by the worker.
        await page.Locator("[data-more]").First.ClickAsync();
        await Expect(page.Locator("figure.expanded").First).ToBeVisibleAsync(WithinAMinute);

        browser.Complaints.ShouldBeEmpty();
        job.ShouldContain("/jobs/");
    }

    [Fact]
    public async Task A_running_job_can_be_cancelled_and_publishes_nothing()
    {
        await using var browser = await Browser.Open(interp.Address);
        var page = browser.Page;
        await page.SignIn("instructor@interp.local", interp.InstructorPassword);
        await StartTraining(page, trainTokens: 3_686_400);
        await Expect(page.Locator(".job").GetByText(StepLine()).First).ToBeVisibleAsync(new() { Timeout = 120_000 });

        await page.GetByText("Cancel the job…").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel this job" }).ClickAsync();

        await Expect(page.GetByText(Stopped()).First).ToBeVisibleAsync(WithinAMinute);
        await Expect(Result(page)).Not.ToBeVisibleAsync();
        browser.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_new_dictionary_page_asks_a_visitor_to_sign_in()
    {
        await using var browser = await Browser.Open(interp.Address);
        await browser.Page.GotoAsync("/dictionaries/new");
        await Expect(browser.Page.GetByLabel("Password")).ToBeVisibleAsync();
    }

    private static async Task StartTraining(IPage page, long trainTokens)
    {
        await page.GotoAsync("/dictionaries");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = New() }).First.ClickAsync();
        var start = page.GetByRole(AriaRole.Button, new() { Name = "Start" });
        // Enabled means connected: what is typed before that is lost when the interactive page takes over.
        await Expect(start).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await page.GetByLabel("Hook point", new() { Exact = true }).SelectOptionAsync("blocks.0.mlp.hook_post");
        await Fill(page, "Features (d_sae)", 512);
        await Fill(page, "Training tokens", trainTokens);
        await Expect(page.GetByText($"{trainTokens / 4096} of")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(start).ToBeEnabledAsync();
        await start.ClickAsync();
        await Expect(page).ToHaveURLAsync(JobAddress(), new() { Timeout = 30_000 });
    }

    private static async Task Fill(IPage page, string label, long value)
    {
        var field = page.GetByLabel(label);
        await field.FillAsync(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await field.BlurAsync();
    }

    private static ILocator Result(IPage page) => page.GetByRole(AriaRole.Link, new() { NameRegex = OpenDictionary() });

    [GeneratedRegex(@"/jobs/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex JobAddress();

    [GeneratedRegex(@"/d/[a-z0-9-]+$", RegexOptions.None, 1000)]
    private static partial Regex DictionaryAddress();

    [GeneratedRegex(@"/d/[a-z0-9-]+/\d+$", RegexOptions.None, 1000)]
    private static partial Regex FeatureAddress();

    [GeneratedRegex(@"[Ss]tep", RegexOptions.None, 1000)]
    private static partial Regex StepLine();

    [GeneratedRegex(@"Open the dictionary", RegexOptions.None, 1000)]
    private static partial Regex OpenDictionary();

    [GeneratedRegex(@"[Dd]ensity", RegexOptions.None, 1000)]
    private static partial Regex Density();

    [GeneratedRegex(@"^New", RegexOptions.None, 1000)]
    private static partial Regex New();

    [GeneratedRegex(@"[Ss]topped on request|[Cc]ancelled", RegexOptions.None, 1000)]
    private static partial Regex Stopped();
}
