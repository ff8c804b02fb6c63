using System.Text.Json;
using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Platform;

public sealed class TheQueueIsWatched(Site site) : IClassFixture<Site>
{
    private const string Kind = "interp.job.kind";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_is_counted_by_kind_with_its_age()
    {
        await Submit(1);
        await Submit(2);
        await using var db = site.Db();
        var waiting = await db.Jobs.CountAsync(j => j.State == JobState.Queued && j.Kind == TrainSaeParameters.Kind, Cancellation);
        waiting.ShouldBeGreaterThanOrEqualTo(2);
        using var heard = new Measurements("Interp.Queue");
        using var watch = ActivatorUtilities.CreateInstance<QueueWatch>(site.Services);
        await watch.StartAsync(Cancellation);

        while (heard.Of("interp.queue.jobs", Kind, TrainSaeParameters.Kind).Count == 0)
        {
            await Task.Delay(20, Cancellation);
            heard.Look();
        }

        heard.Of("interp.queue.jobs", Kind, TrainSaeParameters.Kind)[^1].Value.ShouldBe(waiting);
        var age = heard.Of("interp.queue.age", Kind, TrainSaeParameters.Kind)[^1];
        age.Unit.ShouldBe("s");
        age.Value.ShouldBeInRange(0, 600);
        heard.Of("interp.queue.jobs", Kind, MapDictionaryParameters.Kind)[^1].Value.ShouldBe(0);
        await watch.StopAsync(Cancellation);
    }

    [Fact]
    public async Task The_age_is_that_of_the_first_that_waits()
    {
        await Submit(3);
        await using var db = site.Db();
        var first = db.Jobs.Where(j => j.State == JobState.Queued && j.Kind == TrainSaeParameters.Kind).Min(j => j.CreatedAt);
        var queries = site.Services.GetRequiredService<QueueDepthQueries>();
        var time = site.Services.GetRequiredService<TimeProvider>();

        var before = time.GetUtcNow() - first;
        var depths = await queries.Depths(Cancellation);
        var after = time.GetUtcNow() - first;

        depths.Select(d => d.Kind).ShouldBe(site.Services.GetRequiredService<JobCatalogue>().All.Select(k => k.Kind));
        depths.Single(d => string.Equals(d.Kind, TrainSaeParameters.Kind, StringComparison.Ordinal)).Oldest.ShouldBeInRange(before, after);
    }

    private Task Submit(int seed) => site.Services.GetRequiredService<JobCommands>().Submit(
        site.World.Researcher, TrainSaeParameters.Kind, JsonSerializer.SerializeToElement(new { model = "tiny", corpus = "text", seed = 100 + seed }), false, Cancellation);
}
