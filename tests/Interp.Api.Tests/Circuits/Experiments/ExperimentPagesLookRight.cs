using Interp.Web.Tests;
using Microsoft.Playwright;

namespace Interp.Api.Tests.Circuits;

/// <summary>Experiment and prompt pages in both themes, wide and narrow. INTERP_SHOTS names a folder to leave pictures in.</summary>
public sealed class ExperimentPagesLookRight(BrowsedExperiments site) : IClassFixture<BrowsedExperiments>
{
    [Theory]
    [InlineData("experiments", "/experiments")]
    [InlineData("experiments-none", "/experiments?model=none")]
    [InlineData("experiment", null)]
    [InlineData("experiment-of-edges", null)]
    [InlineData("new-experiment", "/experiments/new")]
    [InlineData("new-activations", "/experiments/new?kind=patch-activations")]
    [InlineData("new-attribution", "/experiments/new?kind=attribute&method=nodes")]
    [InlineData("prompts", "/prompts")]
    [InlineData("prompt-set", "/prompts/names?model=tiny")]
    public async Task No_serious_violation_no_sideways_scrolling_and_a_quiet_console(string name, string? address)
    {
        foreach (var (width, scheme) in new[] { (1400, ColorScheme.Light), (420, ColorScheme.Dark) })
        {
            var page = await site.Open(site.World.Learner, width, scheme);
            var complaints = new List<string>();
            page.Console += (_, message) =>
            {
                if (message.Type == "error") complaints.Add(message.Text);
            };
            page.PageError += (_, error) => complaints.Add(error);
            await page.GotoAsync(address ?? $"/x/{(name == "experiment" ? site.Complete : site.Edges)}");
            if (Environment.GetEnvironmentVariable("INTERP_SHOTS") is { Length: > 0 } folder)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme}.png"), FullPage = true });
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
            complaints.ShouldBeEmpty();
            (await Axe.Violations(page)).ShouldBeEmpty($"{name}, {scheme}");
            await page.Context.CloseAsync();
        }
    }
}
