using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using Interp.Domain.Dictionaries;
using Interp.Testing;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class ABenchmarkStaysWithItsDictionary(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_measured_once_kept_and_shown_to_those_who_see_the_dictionary()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("subject"))).Id)).Summary.Error.ShouldBeNull();
        (await Find(lab)).Benchmark.ShouldBeNull();
        var first = await lab.Submit(BenchDictionaryParameters.Kind, new { dictionary = "subject", tokens = 2_000 });
        var job = await lab.WaitForEnd(first.Id);
        job.Summary.Error.ShouldBeNull();
        job.Summary.ResultLink.ShouldBe("/d/subject#saebench");
        var sheet = (await Find(lab)).Benchmark.ShouldNotBeNull();
        (sheet.JobId, sheet.Seed).ShouldBe((first.Id, 1));

        using var decoder = ModelFolder.Load(Path.Combine(lab.Models, "toy"));
        using var corpus = TokenCorpus.Open(Path.Combine(lab.Data, "corpora", "toy-text"));
        using var sae = SparseAutoencoder.Load(Path.Combine(lab.Data, "dictionaries", "subject"));
        var expected = SaeBenchRun.Run(decoder, corpus, TokenizerFolder.Load(Path.Combine(lab.Models, "toy")), sae, "blocks.0.mlp.hook_post", 2_000, 1, null, Cancellation);
        sheet.Result.Core.L0.ShouldBe(expected.Core.Firing.L0, 1e-9);
        sheet.Result.Core.CeScore.ShouldBe(expected.Core.HeldOut.LossRecovered);
        sheet.Result.Probing.Select(p => p.Class).ShouldBe(expected.SparseProbing.Classes.Select(c => c.Class));
        sheet.Result.Probed(2).ShouldBe(expected.SparseProbing.Classes.Count == 0 ? null : expected.SparseProbing.Mean(2));
        sheet.Result.Absorption.Summary.ShouldBe(expected.FirstLetter.Summary);

        var again = await lab.Submit(BenchDictionaryParameters.Kind, new { dictionary = "subject", tokens = 3_000, seed = 2 });
        (await lab.WaitForEnd(again.Id)).Summary.Error.ShouldBeNull();
        (await Find(lab)).Benchmark!.JobId.ShouldBe(again.Id, "the newest takes the place of the last");
    }

    private static async Task<DictionaryDetail> Find(Lab lab) => (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, "subject", Cancellation)).ShouldNotBeNull();
}
