using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class AMapRunsFromQueueToPage(PostgresCluster cluster)
{
    [Fact]
    public async Task One_dictionary_or_two_are_mapped_again_and_again_and_each_time_the_same()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        foreach (var name in new[] { "one", "two" })
            (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters(name))).Id)).Summary.Error.ShouldBeNull();
        var alive = (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, "one", cancellation))!;

        var job = await lab.WaitForEnd((await lab.Submit(MapDictionaryParameters.Kind, new { dictionary = "one" })).Id);
        job.Summary.Error.ShouldBeNull();
        job.Summary.ResultLink.ShouldBe("/d/one/map");
        var map = (await lab.Get<MapQueries>().Find(lab.World.Learner, "one", null, cancellation))!;
        map.Count.ShouldBe(alive.LiveFeatures + alive.UltraLowFeatures);
        map.Omitted.ShouldBe(alive.DeadFeatures);
        map.X.Distinct().Count().ShouldBeGreaterThan(map.Count / 2);
        map.X.Concat(map.Y).ShouldAllBe(place => float.IsFinite(place));
        map.Clusters.ShouldAllBe(c => c >= -1 && c < map.ClusterCount);
        (await lab.Get<MapQueries>().Find(Viewer.Anonymous, "one", null, cancellation)).ShouldBeNull();

        var again = await lab.Get<JobCommands>().Submit(
            lab.World.Instructor, MapDictionaryParameters.Kind, System.Text.Json.JsonSerializer.SerializeToElement(new { dictionary = "one" }), force: true, cancellation);
        (await lab.WaitForEnd(again.Id)).Summary.Error.ShouldBeNull();
        var second = (await lab.Get<MapQueries>().Find(lab.World.Learner, "one", null, cancellation))!;
        second.Recipe.JobId.ShouldBe(again.Id);
        second.X.ShouldBe(map.X);
        second.Clusters.ShouldBe(map.Clusters);

        var both = await lab.WaitForEnd((await lab.Submit(MapDictionaryParameters.Kind, new { dictionary = "one", other = "two" })).Id);
        both.Summary.ResultLink.ShouldBe("/d/one/map?with=two");
        var pair = (await lab.Get<MapQueries>().Find(lab.World.Learner, "one", "two", cancellation))!;
        pair.FirstCount.ShouldBe(map.Count);
        // Trained with the same parameters: every direction lies on its own copy.
        pair.Count.ShouldBe(2 * map.Count);
        Enumerable.Range(0, map.Count).Count(p => Math.Abs(pair.X[p] - pair.X[p + map.Count]) < 0.5f).ShouldBeGreaterThan(map.Count * 3 / 4);
    }

    [Fact]
    public async Task Weights_that_are_gone_are_said_to_be_gone()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("lost"))).Id);
        Directory.Delete(Path.Combine(lab.Data, "dictionaries", "lost"), recursive: true);

        var job = await lab.WaitForEnd((await lab.Submit(MapDictionaryParameters.Kind, new { dictionary = "lost" })).Id);

        job.Summary.State.ShouldBe(JobState.Failed);
        job.Summary.Error!.ShouldContain("weights of 'lost'");
    }
}
