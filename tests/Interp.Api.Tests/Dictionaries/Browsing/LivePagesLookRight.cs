using Interp.Domain.Platform;
using Interp.Web.Tests;
using Microsoft.Playwright;

namespace Interp.Api.Tests.Dictionaries;

/// <summary>Pages that need the site behind them, in both themes, wide and narrow. INTERP_SHOTS names a folder to leave pictures in.</summary>
public sealed class LivePagesLookRight(BrowsedSite site) : IClassFixture<BrowsedSite>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "dictionary", "/d/open" },
        { "card", "/d/open/3" },
        { "map", "/d/open/map" },
        { "map-of-two", "/d/open/map?with=wide&colour=density" },
        { "map-lasso", "/d/open/map?lasso=1.5,0.5;4.5,0.5;4.5,-0.5;1.5,-0.5" },
        { "map-missing", "/d/neurons/map" },
        { "compare", "/d/open/compare/wide?feature=1" },
        { "compare-missing", "/d/wide/compare/neurons" },
        { "steer", "/d/open/steer" },
        { "steered", "/d/open/steer?prompt=the&feature=1&mode=clamp&value=8" },
        { "example", "/d/open/0/example/0" },
        { "document", "/d/open/0/example/0?scope=document" },
        { "hypothesis", "/d/open/0/hypothesis" },
        { "models", "/models" },
        { "heads-unscored", "/models/tiny/heads" },
        { "head", "/models/tiny/heads/0.1" },
        { "lab", "/lab" },
        { "lab-run", "/lab?model=tiny&clean=x&corrupted=y&answer=cat&wrong=b&head=0.1" },
        { "lab-difference", "/lab?model=tiny&clean=x&corrupted=y&answer=cat&wrong=b&head=0.1&show=difference&mode=weighted&lens=final" },
        { "text", "/d/open/text" },
        { "new-dictionary", "/dictionaries/new" },
        { "new-sweep", "/sweeps/new" },
        { "upload", "/dictionaries/upload" },
        { "sweeps", "/sweeps" },
        { "sweep", $"/sweeps/{MadeUpSweeps.Open}" },
        { "text-read", "/d/open/text?text=a%20cab%20came&token=2&pin=1" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task No_serious_violation_no_sideways_scrolling_and_a_quiet_console(string name, string address) =>
        Look(site.World.Researcher, name, address, (1400, ColorScheme.Light), (420, ColorScheme.Dark));

    [Theory]
    [InlineData("new-model", "/models/new")]
    [InlineData("new-model-of-a-shape", "/models/new?name=own-model&layers=4&positions=rotary&tiedStart=true")]
    [InlineData("new-corpus", "/corpora/new?source=ioi-mix&name=own-mix")]
    public Task Nor_on_forms_that_only_instructors_see(string name, string address) =>
        Look(site.World.Instructor, name, address, (1400, ColorScheme.Light), (420, ColorScheme.Dark), (1400, ColorScheme.Dark), (420, ColorScheme.Light));

    private async Task Look(Viewer viewer, string name, string address, params (int Width, ColorScheme Scheme)[] ways)
    {
        foreach (var (width, scheme) in ways)
        {
            var page = await site.Open(viewer, width, scheme);
            var complaints = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type == "error") complaints.Add(message.Text);
            };
            page.PageError += (_, error) => complaints.Add(error);
            await page.GotoAsync(address);
            if (await page.Locator("figure.map").CountAsync() > 0) await page.Locator("figure.map[data-renderer]").WaitForAsync();
            if (Environment.GetEnvironmentVariable("INTERP_SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            (await page.Locator("h1").CountAsync()).ShouldBe(1);
            complaints.ShouldBeEmpty();
            (await Axe.Violations(page)).ShouldBeEmpty($"{address}, {scheme}");
            await page.Context.CloseAsync();
        }
    }
}
