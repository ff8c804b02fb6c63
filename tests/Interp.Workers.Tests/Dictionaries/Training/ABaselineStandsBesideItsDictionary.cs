using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Testing;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class ABaselineStandsBesideItsDictionary(PostgresCluster cluster)
{
    [Fact]
    public async Task Neurons_and_a_random_model_get_the_same_dashboards_and_can_be_compared()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("subject"))).Id);

        var neurons = await Made(lab, "neurons");
        neurons.Summary.Origin.ShouldBe(DictionaryOrigin.Neurons);
        neurons.Summary.DSae.ShouldBe(32);
        neurons.Summary.Metrics!.ExplainedVariance.ShouldBe(1, 1e-5, "the neurons lose nothing of themselves");
        neurons.Summary.Metrics.CeSae.ShouldBe(neurons.Summary.Metrics.CeClean, 1e-4);
        var card = (await lab.Get<FeatureQueries>().Find(lab.World.Learner, neurons.Summary.Name, 0, cancellation))!;
        card.Neurons[0].ShouldSatisfyAllConditions(n => n.Neuron.ShouldBe(0), n => n.ShareOfL1.ShouldBe(1, 1e-6));

        var random = await Made(lab, "random");
        random.Summary.Origin.ShouldBe(DictionaryOrigin.Random);
        random.Summary.Model.ShouldBe("toy-random-5");
        random.Summary.DSae.ShouldBe(ToyTraining.Features);
        var models = await lab.Get<ModelQueries>().List(lab.World.Learner, cancellation);
        models.Single(m => m.Name == "toy-random-5").WeightsHash.ShouldNotBe(models.Single(m => m.Name == "toy").WeightsHash, StringComparer.Ordinal);

        var companions = await lab.Get<CompanionQueries>().Of(lab.World.Learner, "subject", cancellation);
        companions.Select(c => c.Relation).ShouldBe([DictionaryRelation.Neurons, DictionaryRelation.RandomModel]);
        foreach (var companion in companions)
            (await lab.WaitForEnd((await lab.Submit(CompareDictionariesParameters.Kind, new { dictionary = "subject", other = companion.Dictionary.Name, tokens = 4_000 })).Id)).Summary.Error.ShouldBeNull();
        var compared = await lab.Get<CompanionQueries>().Of(lab.World.Learner, "subject", cancellation);
        compared.ShouldAllBe(c => c.IsCompared && c.Median > 0 && c.Median < 0.99);
    }

    private static async Task<DictionaryDetail> Made(Lab lab, string control)
    {
        // The toy's random weights are drawn from seed 1 too; the control is drawn from another.
        var job = await lab.WaitForEnd((await lab.Submit(BaselineDictionaryParameters.Kind, new { dictionary = "subject", control, seed = 5 })).Id);
        job.Summary.Error.ShouldBeNull();
        var name = job.Summary.ResultLink!["/d/".Length..];
        return (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, name, TestContext.Current.CancellationToken))!;
    }
}
