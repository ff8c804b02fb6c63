using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class AComparisonRunsFromQueueToCard(PostgresCluster cluster)
{
    [Fact]
    public async Task Features_find_their_twins_both_ways_and_the_list_is_ordered_by_them()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        foreach (var name in new[] { "beta", "alpha" })
            (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters(name))).Id)).Summary.Error.ShouldBeNull();
        var before = await lab.Get<DictionaryQueries>().Version(lab.World.Learner, "beta", cancellation);

        var submitted = await lab.Submit(CompareDictionariesParameters.Kind, new { dictionary = "beta", other = "alpha", tokens = 4_000 });
        var job = await lab.WaitForEnd(submitted.Id);
        job.Summary.Error.ShouldBeNull();
        job.Summary.ResultLink.ShouldBe("/d/alpha/compare/beta");
        (await lab.Submit(CompareDictionariesParameters.Kind, new { dictionary = "alpha", other = "beta", tokens = 4_000 })).ShouldBe(new JobSubmission(submitted.Id, Existing: true));

        // The same training twice: every active feature is its own twin.
        var comparisons = lab.Get<ComparisonQueries>();
        var sheet = (await comparisons.Find(lab.World.Learner, "beta", "alpha", cancellation))!;
        sheet.Median!.Value.ShouldBe(1, 1e-3);
        sheet.OtherMedian!.Value.ShouldBe(1, 1e-3);
        sheet.Best.Length.ShouldBe(ToyTraining.Features);
        sheet.Edges.Zip(sheet.OtherEdges).Count(e => e.First == e.Second).ShouldBeGreaterThan(0);
        (await comparisons.Find(Viewer.Anonymous, "beta", "alpha", cancellation)).ShouldBeNull();
        (await comparisons.Find(lab.World.Stranger, "beta", "alpha", cancellation)).ShouldBeNull();
        (await comparisons.Pairs(lab.World.Learner, "beta", "alpha", worstFirst: false, 10, cancellation))[0].Pearson.ShouldBe(1, 1e-3);

        var active = Array.FindIndex(sheet.Best, b => b > 0.99f);
        var card = (await lab.Get<FeatureQueries>().Find(lab.World.Learner, "beta", active, cancellation))!;
        card.Twins.Length.ShouldBe(3);
        card.Twins[0].Dictionary.ShouldBe("alpha");
        card.Twins[0].Pearson.ShouldBe(1, 1e-3);
        card.Twins.Select(t => t.Pearson).ShouldBe(card.Twins.Select(t => t.Pearson).OrderDescending());
        var everything = new FeatureFilter(IncludeDead: true, IncludeUltraLow: true);
        var page = await lab.Get<FeatureQueries>().List(lab.World.Learner, "beta", new(FeatureOrder.Index), everything, null, 100, cancellation);
        page.Features.Single(f => f.Index == active).TwinPearson!.Value.ShouldBe(1, 1e-3);
        (await lab.Get<DictionaryQueries>().Version(lab.World.Learner, "beta", cancellation)).ShouldNotBe(before, StringComparer.Ordinal, "what was read before is out of date");
        (await lab.Get<CompanionQueries>().Of(lab.World.Learner, "beta", cancellation)).ShouldHaveSingleItem().Median!.Value.ShouldBe(1, 1e-3);
    }
}
