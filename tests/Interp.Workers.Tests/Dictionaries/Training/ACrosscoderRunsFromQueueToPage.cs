using System.IO.Compression;
using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class ACrosscoderRunsFromQueueToPage(PostgresCluster cluster)
{
    private const string First = "blocks.0.hook_resid_pre";
    private const string Last = "blocks.0.hook_resid_post";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_trained_measured_at_each_place_browsed_taken_away_and_brought_back()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForDoor();
        // In another order than the model computes them.
        (await lab.WaitForEnd((await lab.Submit(Parameters("both", [Last, First]))).Id)).Summary.Error.ShouldBeNull();
        (await lab.WaitForEnd((await lab.Submit(Autoencoder("alone"))).Id)).Summary.Error.ShouldBeNull();
        var detail = await Find(lab, "both");
        detail.Summary.HookPoints.ShouldBe([First, Last]);
        (detail.Summary.HookPoint, detail.Summary.DIn, detail.Summary.Recipe).ShouldBe((Last, 32, "crosscoder"));
        detail.Summary.Title.ShouldContain("2 hook points");
        var sites = detail.Sites.ShouldNotBeNull();
        sites.Select(s => (s.HookPoint, s.Width)).ShouldBe([(First, 16), (Last, 16)]);
        // An autoencoder of the last place is ablated at the same place, and replacing both places is replacing the last.
        var alone = (await Find(lab, "alone")).Summary.Metrics!;
        (sites[1].CeZero, sites[1].CeMean).ShouldBe((alone.CeZero, alone.CeMean));
        var together = detail.Summary.Metrics!;
        (together.CeClean, together.CeZero).ShouldBe((alone.CeClean, alone.CeZero));
        together.CeSae.ShouldBe(sites[1].CeSae, 1e-6);
        sites[0].CeSae.ShouldNotBe(sites[1].CeSae);
        sites.ShouldAllBe(s => s.ExplainedVariance > 0.2 && s.ExplainedVariance < 1);
        sites.Sum(s => s.MeanShare).ShouldBe(1, 1e-5);

        await NormsAreThoseOfTheWeights(lab);
        (await Should.ThrowAsync<InferenceImpossibleException>(() => lab.Get<SteeringQueries>().Steer(lab.World.Researcher, new SteeringRequest("both", "quiet river", [new(0, Domain.Dictionaries.SteeringMode.Clamp, 5)], 4, 0.8, 1), Cancellation))).Message.ShouldContain("crosscoder");
        (await Should.ThrowAsync<ArchiveException>(() => lab.Get<ArchiveWriter>().Write(lab.World.Researcher, "both", Path.Combine(lab.Data, "archive"), Cancellation))).Message.ShouldContain("crosscoder");
        var text = await lab.Get<TextViewQueries>().Read(lab.World.Learner, new TextRequest("both", "a quiet river", [], null), Cancellation);
        text.Tokens.Length.ShouldBeGreaterThan(0);

        var back = await Again(lab);
        back.Summary.HookPoints.ShouldBe([First, Last]);
        back.Summary.Metrics!.L0.ShouldBe(together.L0, 1e-4);
        back.Sites![0].CeSae.ShouldBe(sites[0].CeSae, 1e-4);
        (await Should.ThrowAsync<InferenceImpossibleException>(() => lab.Get<WeightsQueries>().Open(lab.World.Learner, "both", "sparsify", Cancellation))).Message.ShouldContain("crosscoder", Case.Insensitive);
    }

    [Fact]
    public async Task Killed_and_taken_up_again_it_gives_the_same_bits_as_uninterrupted()
    {
        await using var lab = await Lab.Open(cluster);
        var doomed = lab.StartWorkerProcess();
        var interrupted = await lab.Submit(Parameters("interrupted", [First, Last], 25_600));
        await using (await lab.HoldTraining(interrupted.Id)) await Lab.Kill(doomed);
        await lab.StartWorker();
        var after = await lab.WaitForEnd(interrupted.Id);
        after.Summary.Error.ShouldBeNull();
        after.Attempt.ShouldBe(2);
        (await lab.WaitForEnd((await lab.Submit(Parameters("uninterrupted", [First, Last], 25_600))).Id)).Attempt.ShouldBe(1);
        lab.Weights("interrupted").ShouldBe(lab.Weights("uninterrupted"));
    }

    /// <summary>Card and list against what one works out of the published weights and the activations' own moments.</summary>
    private static async Task NormsAreThoseOfTheWeights(Lab lab)
    {
        using var sae = SparseAutoencoder.Load(Path.Combine(lab.Data, "dictionaries", "both"));
        var decoder = sae.W_dec.data<float>().ToArray();
        var features = lab.Get<FeatureQueries>();
        var page = await features.List(lab.World.Learner, "both", new FeatureSort(FeatureOrder.Index, 0), new FeatureFilter(), after: null, take: 20, Cancellation);
        page.Features.Count.ShouldBe(20);
        double[] ratios = [.. page.Features.Where(f => f.Sites![1].Norm > 0).Select(f => Ratio(f.Sites!, Part(f.Index, 0), Part(f.Index, 1)))];
        // Each place is divided by one number, the same for every feature.
        ratios.ShouldAllBe(r => Math.Abs(r - ratios[0]) < 1e-3 * ratios[0]);
        var card = (await features.Find(lab.World.Learner, "both", page.Features[3].Index, Cancellation)).ShouldNotBeNull();
        card.Sites.ShouldBe(page.Features[3].Sites);
        card.Sites!.Sum(s => s.Share).ShouldBe(1, 1e-5);

        double Part(int feature, int site) => Math.Sqrt(Enumerable.Range(0, 16).Sum(i => Math.Pow(decoder[(feature * 32) + (16 * site) + i], 2)));

        static double Ratio(SiteNorm[] norms, double first, double last) => norms[0].Norm / norms[1].Norm / (first / last);
    }

    /// <summary>Downloaded, uploaded with any hook point, measured.</summary>
    private static async Task<DictionaryDetail> Again(Lab lab)
    {
        using var download = await lab.Get<WeightsQueries>().Open(lab.World.Learner, "both", "saelens", Cancellation);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var file in download.Files) archive.CreateEntryFromFile(file, Path.GetFileName(file));
        var bytes = stream.ToArray();
        var request = new WeightsRequest("toy", First, "toy-text", "back", Title: null, Visibility.Cohort, CohortId: null, DashboardTokens: 4_000, EvaluationTokens: 1_000);
        var job = await lab.Get<WeightsCommands>().Import(lab.World.Researcher, request, [new WeightsFile("sae.zip", () => new MemoryStream(bytes))], Cancellation);
        (await lab.WaitForEnd(job.Id)).Summary.Error.ShouldBeNull();
        return await Find(lab, "back");
    }

    private static async Task<DictionaryDetail> Find(Lab lab, string name) => (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, name, Cancellation)).ShouldNotBeNull();

    private static object Parameters(string name, string[] hookPoints, long tokens = 12_800) => new
    {
        model = "toy", corpus = "toy-text", hookPoints, recipe = "crosscoder", dSae = ToyTraining.Features, targetL0 = 6,
        trainTokens = tokens, batchSize = 64, learningRate = 0.001, seed = 1, dashboardTokens = 4_000, evaluationTokens = 1_000, name,
    };

    private static object Autoencoder(string name) => new
    {
        model = "toy", corpus = "toy-text", hookPoint = Last, recipe = "topk", dSae = ToyTraining.Features, k = 6,
        trainTokens = 12_800, batchSize = 64, learningRate = 0.001, seed = 1, dashboardTokens = 4_000, evaluationTokens = 1_000, name,
    };
}
