using System.IO.Compression;
using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class ATranscoderRunsFromQueueToPage(PostgresCluster cluster)
{
    private const string Read = "blocks.0.ln2.hook_normalized";
    private const string Written = "blocks.0.hook_mlp_out";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_trained_measured_at_what_it_writes_browsed_taken_away_and_brought_back()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForDoor();
        (await lab.WaitForEnd((await lab.Submit(Parameters("mlp", Read, Written, skip: true))).Id)).Summary.Error.ShouldBeNull();
        (await lab.WaitForEnd((await lab.Submit(Parameters("output", Written, target: null, skip: false))).Id)).Summary.Error.ShouldBeNull();
        var mlp = (await Find(lab, "mlp")).Summary;
        (mlp.HookPoint, mlp.TargetHookPoint, mlp.DIn).ShouldBe((Read, Written, 16));
        mlp.Title.ShouldContain("transcoder");

        // An autoencoder of the same place is ablated at the same place, so these three are the same numbers.
        var (own, other) = (mlp.Metrics!, (await Find(lab, "output")).Summary.Metrics!);
        (own.CeClean, own.CeZero, own.CeMean).ShouldBe((other.CeClean, other.CeZero, other.CeMean));
        own.EncoderDecoderCosine.ShouldNotBeNull();
        own.ExplainedVariance.ShouldBeGreaterThan(0.5, "an MLP is nearly linear at its start, and the skip is linear");

        await using var db = lab.Db();
        var row = await db.FeatureExamples.AsNoTracking().Where(e => e.Positions.Length > 0 && e.LossEffects.Length > 0 && db.Set<FeatureDictionary>().Any(d => d.Id == e.DictionaryId && d.Name == "mlp")).FirstAsync(Cancellation);
        await EffectsAgreeWithTheLiveOnes(lab, db, row);
        var steering = () => lab.Get<SteeringQueries>().Steer(lab.World.Researcher, new SteeringRequest("mlp", "quiet river", [new(0, SteeringMode.Clamp, 5)], 4, 0.8, 1), Cancellation);
        (await steering.ShouldThrowAsync<InferenceImpossibleException>()).Message.ShouldContain("transcoder");

        var back = await Again(lab, "saelens", target: null);
        (back.HookPoint, back.TargetHookPoint, back.DIn, back.Origin).ShouldBe((Read, Written, 16, DictionaryOrigin.Imported));
        back.Metrics!.CeSae.ShouldBe(own.CeSae, 1e-4);
        back.Metrics.L0.ShouldBe(own.L0, 1e-4);
        // sparsify's files do not say what is written.
        (await Should.ThrowAsync<InvalidParametersException>(() => Again(lab, "sparsify", target: null))).Message.ShouldContain(Written);
        (await Should.ThrowAsync<InvalidParametersException>(() => Again(lab, "sparsify", target: "blocks.0.mlp.hook_post"))).Message.ShouldContain("writes 16 numbers");
        (await Again(lab, "sparsify", Written)).Metrics!.CeSae.ShouldBe(own.CeSae, 1e-4);
        (await Should.ThrowAsync<InferenceImpossibleException>(() => lab.Get<WeightsQueries>().Open(lab.World.Learner, "mlp", "dictionary-learning", Cancellation))).Message.ShouldContain("transcoder", Case.Insensitive);
    }

    [Fact]
    public async Task A_sweep_of_transcoders_harvests_both_places_once()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        var request = new { @base = Parameters(null, Read, Written, skip: false), points = new object[] { new { k = 2 }, new { recipe = "jumprelu", targetL0 = 4 } }, dashboards = "all" };
        var id = (await lab.Submit(SweepSaeParameters.Kind, request)).Id;
        (await lab.WaitForEnd(id)).Summary.Error.ShouldBeNull();
        Directory.GetDirectories(Path.Combine(lab.Data, "activations")).Length.ShouldBe(2);
        var made = (await lab.Get<DictionaryQueries>().List(lab.World.Learner, Cancellation)).Where(d => d.JobId == id).ToList();
        made.Count.ShouldBe(2);
        made.ShouldAllBe(d => d.TargetHookPoint == Written && d.Metrics!.L0 > 0);
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => lab.Submit(SweepSaeParameters.Kind, new { @base = Parameters(null, Read, Written, skip: false), points = new object[] { new { recipe = "matryoshka", k = 2 } } }));
        refused.Message.ShouldContain("matryoshka trains autoencoders only");
    }

    /// <summary>What the card says of its examples, and what a worker says of the same tokens when it is asked now.</summary>
    private static async Task EffectsAgreeWithTheLiveOnes(Lab lab, InterpDbContext db, FeatureExamples row)
    {
        var dictionary = await db.Dictionaries.SingleAsync(d => d.Name == "mlp", Cancellation);
        var document = await db.CorpusDocuments.SingleAsync(d => d.CorpusId == dictionary.CorpusId && d.Index == row.Documents[0], Cancellation);
        var subject = new InferenceSubject("toy", "mlp", Read, Written);
        var answer = await lab.Get<IInferenceWorkers>().Ask(new ExpansionQuestion(subject, "toy-text", dictionary.CorpusHash, row.Feature, document.Start, (int)document.Length), Cancellation);
        var compared = 0;
        for (var place = 0; place < row.Window; place++)
        {
            if (row.Tokens[place] < 0 || float.IsNaN(row.LossEffects[place])) continue;
            var at = (int)(row.Positions[0] - document.Start) + place - (row.Window / 2);
            answer.Activations[at].ShouldBe(row.Activations[place], 1e-4);
            answer.LossEffects[at]!.Value.ShouldBe(row.LossEffects[place], 1e-3f);
            compared++;
        }

        compared.ShouldBeGreaterThan(3);
    }

    /// <summary>Downloaded, uploaded, measured.</summary>
    private static async Task<DictionarySummary> Again(Lab lab, string format, string? target)
    {
        using var download = await lab.Get<WeightsQueries>().Open(lab.World.Learner, "mlp", format, Cancellation);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var file in download.Files) archive.CreateEntryFromFile(file, Path.GetFileName(file));
        var bytes = stream.ToArray();
        var request = new WeightsRequest("toy", Read, "toy-text", $"back-{format}", Title: null, Visibility.Cohort, CohortId: null, DashboardTokens: 4_000, EvaluationTokens: 1_000, target);
        var job = await lab.Get<WeightsCommands>().Import(lab.World.Researcher, request, [new WeightsFile("sae.zip", () => new MemoryStream(bytes))], Cancellation);
        (await lab.WaitForEnd(job.Id)).Summary.Error.ShouldBeNull();
        return (await Find(lab, $"back-{format}")).Summary;
    }

    private static async Task<DictionaryDetail> Find(Lab lab, string name) => (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, name, Cancellation)).ShouldNotBeNull();

    private static object Parameters(string? name, string hookPoint, string? target, bool skip) => new
    {
        model = "toy", corpus = "toy-text", hookPoint, target, skip, recipe = "topk", dSae = ToyTraining.Features, k = 8,
        trainTokens = 12_800, batchSize = 64, learningRate = 0.001, seed = 1, dashboardTokens = 4_000, evaluationTokens = 1_000, name,
    };
}
