using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Interp.Domain.Platform;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>A sweep that a real worker has finished, as a person meets it: picture, table, files, and a point made browsable.</summary>
public sealed partial class AFinishedSweepOpensInTheBrowser(SweptSite site) : IClassFixture<SweptSite>
{
    private string Address => $"/sweeps/{site.Sweep}";

    [Fact]
    public async Task Its_front_is_drawn_and_each_point_leads_to_its_row()
    {
        var page = await site.Open(site.World.Learner);
        var complaints = Listen(page);
        await page.GotoAsync(Address);
        var points = await Points();
        // A point is on the front when no other is at least as sparse and at least as good, and better in one.
        bool OnFront(int i) => !points.Where((p, j) => j != i && p.L0 <= points[i].L0 && p.Score >= points[i].Score && (p.L0 < points[i].L0 || p.Score > points[i].Score)).Any();
        var marks = page.Locator("svg.pareto a[data-point]");
        await Expect(marks).ToHaveCountAsync(3);
        for (var i = 0; i < 3; i++)
        {
            var said = (await page.Locator($"svg.pareto a[data-point='{i}']").GetAttributeAsync("aria-label"))!;
            said.EndsWith(", on the front", StringComparison.Ordinal).ShouldBe(OnFront(i), said);
            var cell = await page.Locator($"#point-{i} td.n").Nth(1).InnerTextAsync();
            double.Parse(cell, CultureInfo.InvariantCulture).ShouldBe(points[i].L0, 0.001 * points[i].L0);
        }

        await page.Locator("svg.pareto a[data-point='2']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**#point-2");
        await Expect(page.Locator("#point-2")).ToContainTextAsync("JumpReLU");
        await page.GetByRole(AriaRole.Link, new() { Name = "Explained variance", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**axis=ev**");
        await Expect(page.Locator("figure.chart figcaption")).ToContainTextAsync("Explained variance on held-out text against L0");
        // Making points browsable is not a learner's.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make browsable" })).ToHaveCountAsync(0);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_files_are_what_the_links_on_the_page_give()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync(Address);
        var points = await Points();
        var csv = await page.APIRequest.GetAsync((await page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).GetAttributeAsync("href"))!);
        string[][] lines = [.. (await csv.TextAsync()).TrimEnd().Split('\n').Select(line => line.TrimEnd('\r').Split(','))];
        var column = Array.IndexOf(lines[0], "ce_score_zero");
        lines.Skip(1).Select(line => double.Parse(line[column], CultureInfo.InvariantCulture)).ShouldBe(points.Select(p => p.Score));
        var json = await page.APIRequest.GetAsync((await page.GetByRole(AriaRole.Link, new() { Name = "JSON" }).GetAttributeAsync("href"))!);
        (await json.JsonAsync())!.Value.GetProperty("points").GetArrayLength().ShouldBe(3);
        (await page.GetByRole(AriaRole.Link, new() { Name = "SVG" }).GetAttributeAsync("href"))!.ShouldStartWith("data:image/svg+xml");
    }

    [Fact]
    public async Task A_point_becomes_a_dictionary_that_the_picture_then_leads_to()
    {
        var page = await site.Open(site.World.Instructor);
        await page.GotoAsync(Address);
        await page.Locator("#point-1").GetByRole(AriaRole.Button, new() { Name = "Make browsable" }).ClickAsync();
        await page.WaitForURLAsync(JobAddress());
        await site.Finish(Guid.Parse(page.Url.Split('/')[^1]));

        await page.GotoAsync(Address);
        var target = await page.Locator("svg.pareto a[data-point='1']").GetAttributeAsync("href");
        await page.Locator("#point-1").GetByRole(AriaRole.Link, new() { Name = "Open the dictionary" }).ClickAsync();
        await page.WaitForURLAsync("**/d/**");
        new Uri(page.Url).AbsolutePath.ShouldBe(target);
        await page.Locator($"main table a[href^='{target}/']").First.ClickAsync();
        await Expect(page.GetByText("Top activations")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Visitors_are_told_that_there_is_no_such_sweep()
    {
        var page = await site.Open(Viewer.Anonymous);
        (await page.GotoAsync(Address))!.Status.ShouldBe(404);
        await Expect(page.GetByText("Sign in if it belongs to your cohort")).ToBeVisibleAsync();
    }

    private async Task<(double L0, double Score)[]> Points()
    {
        var sweep = await (await site.As(site.World.Learner)).GetFromJsonAsync<JsonElement>($"/api/v1/sweeps/{site.Sweep}", TestContext.Current.CancellationToken);
        return [.. sweep.GetProperty("points").EnumerateArray().Select(p => p.GetProperty("metrics")).Select(m => (m.GetProperty("l0").GetDouble(), m.GetProperty("lossRecovered").GetDouble()))];
    }

    private static List<string> Listen(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    [GeneratedRegex(@"/jobs/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex JobAddress();
}
