using System.Net;
using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Platform;

public sealed class APageDrawsWhatItsKindNames(Site site) : IClassFixture<Site>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(JobState.Running, 1)]
    [InlineData(JobState.Succeeded, 2)]
    public async Task A_training_of_a_dictionary_shows_those_of_its_numbers_that_it_reported(JobState state, int seed)
    {
        var submitted = await site.Services.GetRequiredService<JobCommands>().Submit(
            site.World.Researcher, TrainSaeParameters.Kind, JsonSerializer.SerializeToElement(new { model = "tiny", corpus = "text", seed }), force: false, Cancellation);
        await using var db = site.Db();
        await db.Jobs.Where(j => j.Id == submitted.Id).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, state), Cancellation);
        foreach (var step in new[] { 1, 2 })
        {
            var numbers = new Dictionary<string, double>(StringComparer.Ordinal) { ["explained-variance"] = 0.25 * step, ["loss"] = 0.5 / step, ["of-a-later-version"] = 7 };
            db.Add(new JobReport { JobId = submitted.Id, Number = step, Stage = "train", StageNumber = 2, StageCount = 5, Step = 10 * step, Steps = 100, Numbers = numbers });
        }

        await db.SaveChangesAsync(Cancellation);

        var html = WebUtility.HtmlDecode(await (await site.As(site.World.Learner)).GetStringAsync($"/jobs/{submitted.Id}", Cancellation));

        html.ShouldContain("<div><dt>Loss</dt><dd>0.2500</dd></div><div><dt>Explained variance</dt><dd>50.00\u202F%</dd></div></dl>");
        html.ShouldContain("<figcaption><span>Loss</span><span class=\"now\">0.2500</span></figcaption>");
        html.ShouldContain("<figcaption><span>Explained variance, share</span><span class=\"now\">0.5000</span></figcaption>");
        html.Split("<figure class=\"chart\">").Length.ShouldBe(1 + 2);
    }
}
