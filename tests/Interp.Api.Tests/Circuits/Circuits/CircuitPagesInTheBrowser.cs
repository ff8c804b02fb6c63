using System.Text.Json;
using Interp.Domain.Platform;
using Interp.Web.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.Api.Tests.Circuits;

/// <summary>The circuit pages in both themes, wide and narrow, and the lesson as a learner takes it. INTERP_SHOTS names a folder to leave pictures in.</summary>
public sealed class CircuitPagesInTheBrowser(CircuitSite site) : IClassFixture<CircuitSite>
{
    public static TheoryData<string> Pages => ["circuits", "new", "new-from-sweep", "circuit", "compare", "evaluation", "prune", "lesson", "lesson-through"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_serious_violation_no_sideways_scrolling_and_a_quiet_console(string name)
    {
        foreach (var (width, scheme) in new[] { (1400, ColorScheme.Light), (420, ColorScheme.Dark), (1400, ColorScheme.Dark), (420, ColorScheme.Light) })
        {
            var page = await site.Open(site.World.Learner, width, scheme);
            var complaints = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type == "error") complaints.Add(message.Text);
            };
            await page.GotoAsync(Address(name));
            if (Environment.GetEnvironmentVariable("INTERP_SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            complaints.ShouldBeEmpty();
            (await Axe.Violations(page)).ShouldBeEmpty($"{name}, {scheme}");
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_learner_guesses_reveals_goes_on_and_starts_the_next_experiment()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/circuits/ioi?model=mini");
        await Expect(page.Locator("#movers table.heatmap")).ToHaveCountAsync(7);
        await Expect(page.Locator("#movers table.heatmap").First).ToBeHiddenAsync();
        await page.Locator("#guess-logits").FillAsync("late ones");
        await page.GetByText("Show what the experiment says").First.ClickAsync();
        await page.GetByText("Show what the experiment says").Nth(1).ClickAsync();
        await page.GetByText("Show what the experiment says").Nth(2).ClickAsync();
        await Expect(page.Locator("#movers [data-cell='Head 3.1']").Last).ToBeVisibleAsync();
        (await page.Locator("#guess-logits").InputValueAsync()).ShouldBe("late ones");
        await Expect(page.GetByLabel("Name movers", new() { Exact = true })).ToHaveValueAsync("3.1, 3.2");
        await page.Locator("#movers").GetByRole(AriaRole.Button, new() { Name = "Go on with these" }).ClickAsync();
        await page.WaitForURLAsync("**movers=3.1**");
        await page.Locator("#inhibitors").GetByText("Show what the experiment says").ClickAsync();
        await page.Locator("#inhibitors").GetByRole(AriaRole.Button, new() { Name = "Go on with these" }).ClickAsync();
        await page.WaitForURLAsync("**inhibitors=2.0**");
        await page.Locator("#duplicates").GetByRole(AriaRole.Button, new() { Name = "Run the experiment" }).ClickAsync();
        await Expect(page.Locator("#duplicates").GetByText("It waits for a worker.")).ToBeVisibleAsync();
        await using var db = site.Db();
        var job = await db.Jobs.SingleAsync(j => j.State == JobState.Queued, TestContext.Current.CancellationToken);
        JsonDocument.Parse(job.Parameters).RootElement.GetProperty("receivers").ToString().Replace(" ", string.Empty, StringComparison.Ordinal).ShouldBe("""[{"kind":"v","heads":["2.0"]}]""");
    }

    [Fact]
    public async Task The_lesson_s_heads_become_a_circuit_that_can_be_tested()
    {
        var page = await site.Open(site.World.Learner, script: false);
        await page.GotoAsync(site.Lesson.Address);
        await Expect(page.Locator("#whole")).ToContainTextAsync("87.50");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the circuit" }).ClickAsync();
        await page.WaitForURLAsync("**/c/two-names-in-mini**");
        await Expect(page.Locator("svg.circuit").First).ToContainTextAsync("3.1");
        await Expect(page.Locator("#tests").Locator("..")).ToContainTextAsync("+2.80");
    }

    private string Address(string name) => name switch
    {
        "new" => "/circuits/new?model=mini",
        "new-from-sweep" => $"/circuits/new?experiment={site.Sweep}&count=5&by=negative&as=name-mover&at=END",
        "circuit" => "/c/two-names",
        "compare" => "/circuits/compare?a=two-names&b=only-movers",
        "evaluation" => $"/x/{site.Measured}",
        "prune" => "/circuits/prune",
        "lesson" => "/circuits/ioi?model=mini",
        "lesson-through" => site.Lesson.Address,
        _ => CircuitsAddress,
    };

    private const string CircuitsAddress = "/circuits";
}
