using System.IO.Compression;
using System.Text;
using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using TorchSharp;

namespace Interp.Workers.Tests.Dictionaries;

public sealed class UploadedWeightsBecomeADictionary(PostgresCluster cluster)
{
    private const string Hook = "blocks.0.mlp.hook_post";
    private const int Features = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_gated_one_from_elsewhere_is_measured_browsed_and_taken_away_again()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForDoor();
        using var given = Gated(32);
        var submitted = await lab.Get<WeightsCommands>().Import(lab.World.Researcher, Request("gated-one"), [Packed(given, "dictionary-learning")], Cancellation);
        var job = await lab.WaitForEnd(submitted.Id);
        job.Summary.Error.ShouldBeNull();
        job.Summary.ResultLink.ShouldBe("/d/gated-one");

        var found = (await lab.Get<DictionaryQueries>().Find(lab.World.Learner, "gated-one", Cancellation))!;
        found.Summary.ShouldSatisfyAllConditions(
            s => s.Origin.ShouldBe(DictionaryOrigin.Imported), s => s.Recipe.ShouldBe("gated"), s => s.DIn.ShouldBe(32), s => s.DSae.ShouldBe(Features),
            s => s.Metrics!.L0.ShouldBeGreaterThan(0));
        var page = await lab.Get<FeatureQueries>().List(lab.World.Learner, "gated-one", new(FeatureOrder.Density), new FeatureFilter(IncludeDead: true, IncludeUltraLow: true), null, 100, Cancellation);
        page.Matching.ShouldBe(Features);

        Directory.GetFileSystemEntries(Path.Combine(lab.Data, "uploads", "weights")).ShouldBeEmpty("the dictionary has weights of its own now");
        using (var own = SaeFormats.Read(Path.Combine(lab.Data, "dictionaries", "gated-one")))
        {
            SameReconstructions(given, own.Dictionary);
            (own.Metadata["model_name"], own.Metadata["hook_name"]).ShouldBe(("toy", Hook));
        }

        var forgotten = Directory.CreateDirectory(Path.Combine(lab.Data, "exports", "forgotten")).FullName;
        Directory.SetLastWriteTimeUtc(forgotten, DateTime.UtcNow.AddDays(-2));
        foreach (var format in new[] { "saelens", "dictionary-learning" })
        {
            using var download = await lab.Get<WeightsQueries>().Open(lab.World.Learner, "gated-one", format, Cancellation);
            var copy = Directory.CreateTempSubdirectory("interp-download-").FullName;
            foreach (var file in download.Files) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            using (var read = SaeFormats.Read(copy)) SameReconstructions(given, read.Dictionary);
            Directory.Delete(copy, recursive: true);
        }

        Directory.GetFileSystemEntries(Path.Combine(lab.Data, "exports")).ShouldBeEmpty("nothing of a conversion stays behind, nor of one that was given up");
        (await Should.ThrowAsync<InferenceImpossibleException>(() => lab.Get<WeightsQueries>().Open(lab.World.Learner, "gated-one", "sparsify", Cancellation))).Message.ShouldContain("TopK dictionaries only");
        await Should.ThrowAsync<DictionaryNotFoundException>(() => lab.Get<WeightsQueries>().Open(lab.World.Stranger, "gated-one", "saelens", Cancellation));
    }

    [Fact]
    public async Task What_does_not_fit_or_is_hostile_is_refused_before_anything_is_queued_and_leaves_nothing()
    {
        await using var lab = await Lab.Open(cluster);
        await lab.StartWorker();
        await lab.WaitForDoor();
        async Task Refused(string field, string why, WeightsFile file, WeightsRequest? request = null)
        {
            var refused = await Should.ThrowAsync<InvalidParametersException>(() => lab.Get<WeightsCommands>().Import(lab.World.Researcher, request ?? Request("refused"), [file], Cancellation));
            refused.Problems.ShouldContain(p => p.Field == field && p.Message.Contains(why, StringComparison.Ordinal), string.Join(" | ", refused.Problems.Select(p => $"{p.Field}: {p.Message}")));
        }

        using (var narrow = Gated(31))
            await Refused("hookPoint", "reads 31 numbers", Packed(narrow, "saelens"));
        using (var good = Gated(32))
        {
            await Refused("corpus", "Choose one of", Packed(good, "saelens"), Request("refused") with { Corpus = "nowhere" });
            await Refused("hookPoint", "no hook point", Packed(good, "saelens"), Request("refused") with { HookPoint = "blocks.9.hook_resid_post" });
            await Refused("name", "lower-case", Packed(good, "saelens"), Request("No Slug"));
        }

        await Refused("files", "'os.system'", Zipped(("ae.pt", Zip(("a/data.pkl", Encoding.Latin1.GetBytes("cos\nsystem\n(X\u0004\0\0\0exittR."))))));
        await Refused("files", "'secret'", Zipped(("cfg.json", """{"secret": 1, "metadata": {"sae_lens_version": "6.0.0"}}"""u8.ToArray()), ("sae_weights.safetensors", new byte[64])));
        await Refused("files", "No dictionary was found", Zipped(("cfg.json", "{}"u8.ToArray())));

        Directory.GetFileSystemEntries(Path.Combine(lab.Data, "uploads", "weights")).ShouldBeEmpty();
        await using var db = lab.Db();
        db.Jobs.ShouldBeEmpty();
    }

    private static WeightsRequest Request(string name) => new("toy", Hook, "toy-text", name, Title: null, Visibility.Cohort, CohortId: null, DashboardTokens: 4_000, EvaluationTokens: 1_000);

    private static SparseAutoencoder Gated(int width)
    {
        torch.manual_seed(3);
        using var scope = torch.NewDisposeScope();
        var weights = new SaeWeights(torch.randn(width, Features), torch.randn(Features, width), null, torch.randn(width))
        {
            r_mag = torch.randn(Features), b_gate = torch.randn(Features), b_mag = torch.randn(Features),
        };
        return new SparseAutoencoder(new SaeSettings(SaeArchitecture.Gated), weights);
    }

    private static void SameReconstructions(SparseAutoencoder expected, SparseAutoencoder actual)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(50, expected.d_in);
        actual.Decode(actual.Encode(x)).allclose(expected.Decode(expected.Encode(x)), 1e-4, 1e-4).ShouldBeTrue();
    }

    private static WeightsFile Packed(SparseAutoencoder sae, string format)
    {
        var folder = Directory.CreateTempSubdirectory("interp-upload-").FullName;
        SaeFormats.Named(format).Write(sae, folder, new Dictionary<string, string>(StringComparer.Ordinal));
        var packed = Zipped([.. Directory.GetFiles(folder).Select(file => ("run/" + Path.GetFileName(file), File.ReadAllBytes(file)))]);
        Directory.Delete(folder, recursive: true);
        return packed;
    }

    private static WeightsFile Zipped(params (string Name, byte[] Content)[] entries)
    {
        var bytes = Zip(entries);
        return new("sae.zip", () => new MemoryStream(bytes));
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var target = archive.CreateEntry(name).Open();
                target.Write(content);
            }
        }

        return stream.ToArray();
    }
}
