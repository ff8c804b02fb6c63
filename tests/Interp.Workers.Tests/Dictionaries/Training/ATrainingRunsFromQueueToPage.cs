using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Dictionaries;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Dictionaries;

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
        job.Curve.Last(p => p.Stage == SaeStages.Train).Numbers.Keys.ShouldBe(TrainingNumbers.All.Select(n => n.Name), ignoreOrder: true);
        job.Curve.Where(p => p.Stage != SaeStages.Train).ShouldAllBe(p => p.Numbers.Count == 0);
        await Lab.Eventually(() => !Directory.Exists(Path.Combine(lab.Data, "jobs", submitted.Id.ToString())));

        var dictionary = (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, "browsable", cancellation))!;
        dictionary.Summary.Metrics!.L0.ShouldBeInRange(0.1, 4);
        dictionary.Provenance.StartedBy.ShouldBe("instructor");
        dictionary.Provenance.ModelHash.ShouldNotBeEmpty();
        (dictionary.LiveFeatures + dictionary.DeadFeatures + dictionary.UltraLowFeatures).ShouldBe(ToyTraining.Features);
        dictionary.DensityHistogram.Sum().ShouldBe(dictionary.LiveFeatures + dictionary.UltraLowFeatures);

        var everything = new FeatureFilter(IncludeDead: true, IncludeUltraLow: true);
        var page = await lab.Get<FeatureQueries>().List(lab.World.Learner, "browsable", new(FeatureOrder.Density), everything, null, 100, cancellation);
        page.Matching.ShouldBe(ToyTraining.Features);
        var strongest = page.Features.First(f => f.TopExample is not null);
        strongest.TopExample!.Activations[strongest.TopExample.Focus].ShouldBe(strongest.MaxActivation, 1e-6);
        strongest.TopExample.Source.ShouldStartWith("page ");
        var card = (await lab.Get<FeatureQueries>().Find(lab.World.Learner, "browsable", strongest.Index, cancellation))!;
        card.Groups[0].Kind.ShouldBe("top");
        card.Density.ShouldBe(card.Fired / (double)card.TokensSeen, 1e-12);
        card.PositiveLogits.ShouldNotBeEmpty();

        var found = await lab.Get<FeatureQueries>().List(
            lab.World.Learner, "browsable", new(FeatureOrder.MaxActivation), everything with { Token = $"#{strongest.TopExample.Tokens[strongest.TopExample.Focus].Id}" }, null, 100, cancellation);
        found.Features.ShouldContain(f => f.Index == strongest.Index);
        (await lab.Get<DictionaryQueries>().Find(Viewer.Anonymous, "browsable", cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Its_cards_say_what_each_feature_does_to_the_tokens_that_follow()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        var job = await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("ablated"))).Id);
        job.Summary.Error.ShouldBeNull();

        await using var db = lab.Db();
        var live = (await db.Features.AsNoTracking().Where(f => f.Fired > 0).OrderBy(f => f.Index).ToListAsync(cancellation)).ToDictionary(f => f.Index);
        var rows = (await db.FeatureExamples.AsNoTracking().ToListAsync(cancellation)).ToDictionary(r => r.Feature);
        rows.Keys.Order().ShouldBe(live.Keys.Order());
        foreach (var ablations in await db.FeatureAblations.AsNoTracking().ToListAsync(cancellation))
        {
            var row = rows[ablations.Feature];
            rows.Remove(ablations.Feature);
            row.LossEffects.Length.ShouldBe(row.Tokens.Length);
            for (var place = 0; place < row.Tokens.Length; place++)
                if (row.Tokens[place] < 0) row.LossEffects[place].ShouldBe(float.NaN);

            // A token is listed exactly where the token before it, when the window shows that one, is active and in the same context.
            ablations.Places.ShouldBe(ablations.Places.Order().Distinct());
            ablations.Places.ShouldAllBe(place => row.Tokens[place] >= 0 && !float.IsNaN(row.LossEffects[place]));
            for (var place = 0; place < row.Tokens.Length; place++)
            {
                if (place % row.Window == 0 || row.Tokens[place] < 0 || row.Tokens[place - 1] < 0 || float.IsNaN(row.LossEffects[place])) continue;
                ablations.Places.Contains(place).ShouldBe(row.Activations[place - 1] > 0);
                if (row.Activations[place - 1] == 0) row.LossEffects[place].ShouldBe(0);
            }

            ablations.Raised.Length.ShouldBe(5 * ablations.Places.Length);
            ablations.Lowered.Length.ShouldBe(5 * ablations.Places.Length);
            var top = ablations.Places.Where(place => row.Groups[place / row.Window] == 0).Select(place => row.LossEffects[place]).ToArray();
            if (top.Length == 0) live[ablations.Feature].LossEffect.ShouldBeNull();
            else live[ablations.Feature].LossEffect.ShouldNotBeNull().ShouldBe(top.Average(), 1e-5f);
        }

        rows.ShouldBeEmpty("every feature that fires is ablated");
        live.Values.Count(f => f.LossEffect is not null).ShouldBeGreaterThan(10);
        (await lab.Get<FeatureQueries>().Ablations(lab.World.Learner, "ablated", live.Keys.First(), cancellation))!.Computed.ShouldBeTrue();
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
        await Lab.Eventually(() => !Directory.Exists(Path.Combine(lab.Data, "jobs", submitted.Id.ToString())));
        (await lab.Get<DictionaryQueries>().List(lab.World.Administrator, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}
