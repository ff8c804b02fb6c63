using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace Interp.Api.Tests.Platform;

public sealed class AnOpenPageFollowsItsJob(JobSite site) : IClassFixture<JobSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_moves_and_its_curve_grows_and_a_training_taken_up_again_replaces_its_steps()
    {
        var job = (await site.Services.GetRequiredService<JobCommands>().Submit(
            site.World.Researcher, TrainSaeParameters.Kind, JsonSerializer.SerializeToElement(new { model = "tiny", corpus = "text" }), force: false, Cancellation)).Id;
        await using var db = site.Db();
        await db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Running), Cancellation);
        await Report(db, job, number: 1, step: 10, loss: 0.5);
        await Report(db, job, number: 2, step: 20, loss: 0.25);
        var page = await site.Open(site.World.Learner);
        await page.GotoAsync($"/jobs/{job}");
        var (figure, hits) = (page.Locator(".job dl.numbers dt:text-is('Loss') + dd"), page.Locator("figure.chart:has-text('Loss') .hit"));
        await Expect(figure).ToHaveTextAsync("0.2500");
        await Expect(hits).ToHaveCountAsync(2);

        // The page says so again until its circuit listens.
        for (var number = 3; number < 100 && await hits.CountAsync() < 3; number++)
        {
            await Report(db, job, number, step: 30, loss: 0.125);
            await Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation);
        }

        await Expect(hits).ToHaveCountAsync(3);
        await Expect(figure).ToHaveTextAsync("0.1250");
        await Report(db, job, number: 1000, step: 20, loss: 0.75);
        await Expect(figure).ToHaveTextAsync("0.7500");
        await Expect(hits).ToHaveCountAsync(2);
    }

    private static async Task Report(InterpDbContext db, Guid job, int number, long step, double loss)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal) { ["loss"] = loss };
        db.Add(new JobReport { JobId = job, Number = number, Stage = "train", StageNumber = 2, StageCount = 5, Step = step, Steps = 100, Numbers = numbers });
        await db.SaveChangesAsync(Cancellation);
        await JobChannels.Announce(db, job, Cancellation);
    }
}
