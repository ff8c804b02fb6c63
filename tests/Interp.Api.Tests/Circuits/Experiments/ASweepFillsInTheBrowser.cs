using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Interp.Api.Tests.Circuits;

/// <summary>Starting a sweep and watching its rows come, and walking over a finished one, as a person does it.</summary>
public sealed class ASweepFillsInTheBrowser(BrowsedExperiments site) : IClassFixture<BrowsedExperiments>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sweep_started_from_its_form_fills_row_by_row()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync("/prompts/names?model=tiny");
        await Expect(page.Locator("ruby rt").First).ToHaveTextAsync("S2");
        await page.GetByRole(AriaRole.Link, new() { Name = "New experiment" }).ClickAsync();
        await page.WaitForURLAsync("**/experiments/new?**");
        await page.GetByLabel("Senders", new() { Exact = true }).FillAsync("0.0, 0.1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await page.WaitForURLAsync("**/x/*");
        var id = Guid.Parse(page.Url.Split('/')[^1]);
        await Expect(page.GetByText("The heat-map appears with its first row.")).ToBeVisibleAsync();

        // What a worker does, a row at a time.
        await using var db = site.Db();
        await Begin(db, id);
        await Expect(page.Locator("table.heatmap tr.coming")).ToHaveCountAsync(2);
        await Row(db, id, 1, [0.5f, -2]);
        await Expect(page.Locator("[data-cell='Head 1.1']")).ToHaveTextAsync("−2.000");
        await Expect(page.Locator("table.heatmap tr.coming")).ToHaveCountAsync(1);
        await Row(db, id, 0, [1, 0.25f]);
        await Expect(page.Locator("[data-cell]")).ToHaveCountAsync(4);
    }

    [Fact]
    public async Task Arrow_keys_walk_over_cells_and_the_line_below_says_what_each_is()
    {
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync($"/x/{site.Complete}");
        var line = page.Locator("[data-readout]");
        await page.Locator("[data-cell='Head 1.0']").FocusAsync();
        await Expect(line).ToContainTextAsync("Head 1.0: +0.500 change of the logit difference");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(line).ToContainTextAsync("Head 1.1: −1.000");
        // The cell to the right has nothing to measure: there is no further.
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(line).ToContainTextAsync("Head 1.1");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(line).ToContainTextAsync("Head 0.1: −1.000");
        await page.Locator("[data-cell='Head 0.2']").HoverAsync();
        await Expect(line).ToContainTextAsync("Head 0.2: +2.000");
        (await page.Locator("[data-cell][tabindex='0']").CountAsync()).ShouldBe(1, "one cell is in the order of the tab key");
        (await page.Locator("[data-cell='Head 0.2']").GetAttributeAsync("href")).ShouldBe("/lab?model=tiny&set=names&prompt=0&head=0.2");

        // Three columns have room for their numbers: nobody need ask for them.
        (await page.Locator("[data-cell='Head 0.2']").EvaluateAsync<string>("e => getComputedStyle(e).fontSize")).ShouldBe("11px");
        (await page.GetByRole(AriaRole.Checkbox, new() { Name = "Numbers" }).CountAsync()).ShouldBe(0);
    }

    private async Task Begin(InterpDbContext db, Guid id)
    {
        await db.Jobs.Where(j => j.Id == id).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Running), Cancellation);
        var job = await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancellation);
        db.Add(new Experiment
        {
            Id = id, Kind = job.Kind, Title = job.Title, ModelId = site.World.ModelId, Parameters = job.Parameters, ParametersHash = "p", ModelHash = "w", CodeVersion = "test", RowsTotal = 2,
            Visibility = job.Visibility, CohortId = job.CohortId, OwnerId = job.OwnerId, CreatedAt = DateTimeOffset.UnixEpoch,
        });
        db.Add(new ExperimentGrid
        {
            ExperimentId = id, Number = 0, Name = "heads", Title = "Which heads?", Unit = "change", Scale = GridScale.Diverging, RowAxis = "layer", RowLabels = ["0", "1"], ColumnAxis = "head", ColumnLabels = ["0", "1"],
        });
        await db.SaveChangesAsync(Cancellation);
        await JobChannels.Announce(db, id, Cancellation);
    }

    private static async Task Row(InterpDbContext db, Guid id, int row, float[] values)
    {
        db.Add(new ExperimentRow { ExperimentId = id, Grid = 0, Row = row, Values = values });
        await db.SaveChangesAsync(Cancellation);
        await JobChannels.Announce(db, id, Cancellation);
    }
}
