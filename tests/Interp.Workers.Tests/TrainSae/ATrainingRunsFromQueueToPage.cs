using Interp.Domain.Access;
using Interp.Domain.Dictionaries;
using Interp.Domain.Features;
using Interp.Domain.Jobs;
using Interp.Testing;

namespace Interp.Workers.Tests.TrainSae;

public sealed class ATrainingRunsFromQueueToPage(PostgresCluster cluster)
{
    [Fact]
    public async Task Its_dictionary_can_be_browsed_when_it_has_succeeded()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        var submitted = await lab.Submit(ToyTraining.Parameters("browsable"));
        var job = await lab.WaitForEnd(submitted.Id);

        job.Summary.Error.ShouldBeNull();
        job.Summary.State.ShouldBe(JobState.Succeeded);
        job.Summary.ResultLink.ShouldBe("/d/browsable");
        job.WorkerSeen.ShouldBeTrue();
        job.Curve.ShouldNotBeEmpty();
        job.Curve.Select(p => p.StageNumber).ShouldBe(job.Curve.Select(p => p.StageNumber).Order());
        Directory.Exists(Path.Combine(lab.Data, "jobs", submitted.Id.ToString())).ShouldBeFalse();

        var dictionary = (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, "browsable", cancellation))!;
        dictionary.Summary.Metrics!.L0.ShouldBeInRange(0.1, 4);
        dictionary.Provenance.StartedBy.ShouldBe("instructor");
        dictionary.Provenance.ModelHash.ShouldNotBeEmpty();
        (dictionary.LiveFeatures + dictionary.DeadFeatures + dictionary.UltraLowFeatures).ShouldBe(ToyTraining.Features);
        dictionary.DensityHistogram.Sum().ShouldBe(dictionary.LiveFeatures + dictionary.UltraLowFeatures);

        var everything = new FeatureFilter(IncludeDead: true, IncludeUltraLow: true);
        var page = await lab.Get<FeatureQueries>().List(lab.World.Learner, "browsable", FeatureOrder.Density, everything, null, 100, cancellation);
        page.Matching.ShouldBe(ToyTraining.Features);
        var strongest = page.Features.First(f => f.TopExample is not null);
        strongest.TopExample!.Activations[strongest.TopExample.Focus].ShouldBe(strongest.MaxActivation, 1e-6);
        strongest.TopExample.Source.ShouldStartWith("page ");
        var card = (await lab.Get<FeatureQueries>().Find(lab.World.Learner, "browsable", strongest.Index, cancellation))!;
        card.Groups[0].Kind.ShouldBe("top");
        card.Density.ShouldBe(card.Fired / (double)card.TokensSeen, 1e-12);
        card.PositiveLogits.ShouldNotBeEmpty();

        var found = await lab.Get<FeatureQueries>().List(
            lab.World.Learner, "browsable", FeatureOrder.MaxActivation, everything with { Token = $"#{strongest.TopExample.Tokens[strongest.TopExample.Focus].Id}" }, null, 100, cancellation);
        found.Features.ShouldContain(f => f.Index == strongest.Index);
        (await lab.Get<DictionaryQueries>().Find(Viewer.Anonymous, "browsable", cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task What_it_cannot_read_is_said_so_that_one_can_mend_it()
    {
        await using var lab = await Lab.Open(cluster);
        var submitted = await lab.Submit(ToyTraining.Parameters("unreadable"));
        File.WriteAllBytes(Path.Combine(lab.Data, "corpora", "toy-text", "tokens.bin"), [1, 2]);
        await lab.StartWorker();
        var job = await lab.WaitForEnd(submitted.Id);
        job.Summary.State.ShouldBe(JobState.Failed);
        job.Summary.Error!.ShouldContain("tokens.bin");
        job.Summary.Error!.ShouldContain("build the corpus again");
        (await lab.Get<DictionaryQueries>().List(lab.World.Administrator, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_stops_when_asked_and_leaves_nothing_behind()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        var submitted = await lab.Submit(ToyTraining.Parameters("stopped", tokens: 500_000_000));
        await lab.WaitFor(submitted.Id, ToyTraining.IsTraining);
        await lab.Get<JobCommands>().Cancel(lab.World.Instructor, submitted.Id, TestContext.Current.CancellationToken);
        (await lab.WaitForEnd(submitted.Id)).Summary.State.ShouldBe(JobState.Cancelled);
        await Eventually(() => !Directory.Exists(Path.Combine(lab.Data, "jobs", submitted.Id.ToString())));
        (await lab.Get<DictionaryQueries>().List(lab.World.Administrator, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private static async Task Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 200 && !holds(); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        holds().ShouldBeTrue();
    }
}
