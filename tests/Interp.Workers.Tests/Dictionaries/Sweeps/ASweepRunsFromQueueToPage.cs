using System.Text.Json;
using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Dictionaries;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class ASweepRunsFromQueueToPage(PostgresCluster cluster)
{
    [Fact]
    public async Task Every_point_is_measured_and_one_becomes_a_dictionary_when_asked()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        var id = (await lab.Submit(SweepSaeParameters.Kind, new { @base = ToySweep.Base(), points = new object[] { new { k = 2 }, new { k = 8 }, new { recipe = "jumprelu", targetL0 = 4 } } })).Id;
        var job = await lab.WaitForEnd(id);
        job.Summary.Error.ShouldBeNull();
        job.Summary.ResultLink.ShouldBe($"/sweeps/{id}");

        var sweeps = lab.Get<SweepQueries>();
        var sweep = (await sweeps.Find(lab.World.Learner, id, cancellation))!;
        sweep.Points.ShouldAllBe(p => p.State == SweepPointState.Evaluated && p.Metrics != null && p.Dictionary == null && p.Step == 200);
        sweep.Points[0].Metrics!.L0.ShouldBeInRange(0.1, 2);
        sweep.Points[1].Metrics!.L0.ShouldBeInRange(2, 8);
        sweep.Points.Select(p => p.Metrics!.EvaluatedTokens).Distinct().ShouldHaveSingleItem("all are measured on the same text");
        sweep.Points.Select(p => p.Metrics!.CeClean).Distinct().ShouldHaveSingleItem("all are measured on the same text");
        sweep.Provenance!.DIn.ShouldBe(32);
        (await sweeps.Find(Viewer.Anonymous, id, cancellation)).ShouldBeNull();

        var published = await lab.WaitForEnd((await lab.Submit(PublishSweepPointParameters.Kind, new { sweep = id, point = 1, name = "point-one" })).Id);
        published.Summary.Error.ShouldBeNull();
        published.Summary.ResultLink.ShouldBe("/d/point-one");
        (await sweeps.Find(lab.World.Learner, id, cancellation))!.Points.Select(p => p.Dictionary).ShouldBe([null, "point-one", null]);
        var dictionary = (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, "point-one", cancellation))!;
        JsonSerializer.Serialize(dictionary.Summary.Metrics).ShouldBe(JsonSerializer.Serialize(sweep.Points[1].Metrics), "the dictionary says what the sweep measured");
        (await lab.Get<FeatureQueries>().List(lab.World.Learner, "point-one", new(FeatureOrder.Density), new(IncludeDead: true, IncludeUltraLow: true), null, 100, cancellation)).Matching.ShouldBe(ToyTraining.Features);
        (await Should.ThrowAsync<InvalidParametersException>(() => lab.Submit(PublishSweepPointParameters.Kind, new { sweep = id, point = 1, name = "again" }))).Message.ShouldContain("/d/point-one");
    }

    [Fact]
    public async Task Each_point_has_the_weights_that_it_would_have_alone_and_all_can_be_published_at_once()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        var id = (await lab.Submit(SweepSaeParameters.Kind, new { @base = ToySweep.Base(), points = new object[] { new { k = 4 }, new { recipe = "l1", l1Coefficient = 2 } }, dashboards = "all" })).Id;
        (await lab.WaitForEnd(id)).Summary.Error.ShouldBeNull();
        var sweep = (await lab.Get<SweepQueries>().Find(lab.World.Learner, id, cancellation))!;
        sweep.Points.ShouldAllBe(p => p.Dictionary != null);

        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("alone"))).Id)).Summary.Error.ShouldBeNull();
        lab.Weights(sweep.Points[0].Dictionary!).ShouldBe(lab.Weights("alone"));
        var alone = (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, "alone", cancellation))!;
        JsonSerializer.Serialize(sweep.Points[0].Metrics).ShouldBe(JsonSerializer.Serialize(alone.Summary.Metrics));
    }

    [Fact]
    public async Task A_point_that_diverged_is_shown_with_its_reason_and_the_others_go_on()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        var first = await lab.StartWorker();
        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("harvested"))).Id)).Summary.Error.ShouldBeNull();
        await first.StopAsync(cancellation);
        var request = new { @base = ToySweep.Base(), points = new object[] { new { k = 2 }, new { k = 8 } } };
        var id = (await lab.Submit(SweepSaeParameters.Kind, request)).Id;
        // What an attempt leaves in which the second point stopped being finite; no options that pass the checks make these recipes diverge.
        var parameters = JsonSerializer.Deserialize<SweepSaeParameters>((await lab.Get<JobQueries>().Find(lab.World.Instructor, id, cancellation))!.ParametersJson, JobJson.Options)!;
        using (var store = ActivationStore.Open(Directory.GetDirectories(Path.Combine(lab.Data, "activations")).ShouldHaveSingleItem()))
        {
            var member = SaeRunIdentity.Of(SaeChoices.Options(parameters.Point(1), threads: 1, written: 32), store)[..16];
            var folder = Directory.CreateDirectory(Path.Combine(lab.Data, "jobs", id.ToString(), "sweep", member)).FullName;
            var error = new SaeDivergedException(41, new SaeStepMetrics(0.5, 0.25, 7, 3));
            File.WriteAllText(Path.Combine(folder, "diverged.json"), JsonSerializer.Serialize(new SaeDivergence(error.Step, error.Last, error.Message, [])));
        }

        await lab.StartWorker();
        var job = await lab.WaitForEnd(id);
        job.Summary.Error.ShouldBeNull();
        var points = (await lab.Get<SweepQueries>().Find(lab.World.Learner, id, cancellation))!.Points;
        points[0].State.ShouldBe(SweepPointState.Evaluated);
        points[1].State.ShouldBe(SweepPointState.Failed);
        points[1].Metrics.ShouldBeNull();
        points[1].Error!.ShouldContain("step 41");
        points[1].Error!.ShouldContain("loss was 0.5");
        Directory.Exists(Path.Combine(lab.Data, "sweeps", id.ToString(), "point-01")).ShouldBeFalse();
    }
}
