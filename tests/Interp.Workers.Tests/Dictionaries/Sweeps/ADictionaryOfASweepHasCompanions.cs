using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Workers.Tests.Dictionaries;

/// <summary>Another seed and baselines, for dictionaries that a sweep published and for those made browsable later.</summary>
public sealed class ADictionaryOfASweepHasCompanions(PostgresCluster cluster)
{
    private const long Tokens = 3_200;

    [Theory]
    [InlineData("none")]
    [InlineData("all")]
    public async Task Its_own_training_is_known_and_can_be_run_with_another_seed_and_on_random_weights(string dashboards)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        var id = (await lab.Submit(SweepSaeParameters.Kind, new { @base = ToySweep.Base(Tokens), points = new object[] { new { k = 2 }, new { recipe = "jumprelu", targetL0 = 4, seed = 9 } }, dashboards })).Id;
        (await lab.WaitForEnd(id)).Summary.Error.ShouldBeNull();
        if (dashboards == "none") (await lab.WaitForEnd((await lab.Submit(PublishSweepPointParameters.Kind, new { sweep = id, point = 1 })).Id)).Summary.Error.ShouldBeNull();
        var name = (await lab.Get<SweepQueries>().Find(lab.World.Instructor, id, cancellation))!.Points[1].Dictionary.ShouldNotBeNull();

        var provenance = (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, name, cancellation))!.Provenance;
        var training = JsonSerializer.Deserialize<TrainSaeParameters>(provenance.ParametersJson, JobJson.Options)!;
        (training.Recipe, training.TargetL0, training.K, training.Seed, training.TrainTokens).ShouldBe(("jumprelu", 4, null, 9, Tokens));
        (await lab.WaitForEnd((await lab.Submit(JsonSerializer.SerializeToElement(training with { Seed = 10, Name = "twin" }, JobJson.Options))).Id)).Summary.Error.ShouldBeNull();
        foreach (var control in new[] { "neurons", "random" })
            (await lab.WaitForEnd((await lab.Submit(BaselineDictionaryParameters.Kind, new { dictionary = name, control, seed = 5 })).Id)).Summary.Error.ShouldBeNull();

        var companions = await lab.Get<CompanionQueries>().Of(lab.World.Learner, name, cancellation);
        companions.Where(c => c.Relation != DictionaryRelation.Other).Select(c => c.Relation)
            .ShouldBe([DictionaryRelation.Seed, DictionaryRelation.Neurons, DictionaryRelation.RandomModel], ignoreOrder: true);
    }
}
