using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class DictionariesMoveBetweenSites(PostgresCluster cluster, MovedDictionary moved) : IClassFixture<MovedDictionary>, IDisposable
{
    private readonly string folder = moved.Copy();
    private int placed;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public async Task The_other_site_shows_the_same_cards_to_everybody()
    {
        await using var to = await NewSite();
        (await to.Get<ArchiveReader>().Publish(folder, Weights, Stop)).ShouldBe("moved");
        var owner = new Viewer(null, null, IsAdministrator: true, new Dictionary<int, CohortRole>());
        for (var index = 0; index < 3; index++)
        {
            var there = await moved.From.Get<FeatureQueries>().Find(owner, "moved", index, Stop);
            var here = await to.Get<FeatureQueries>().Find(Viewer.Anonymous, "moved", index, Stop);
            Text(here).ShouldBe(Text(there));
        }

        Text(await to.Get<FeatureQueries>().Ablations(Viewer.Anonymous, "moved", 0, Stop)).ShouldBe(Text(await moved.From.Get<FeatureQueries>().Ablations(owner, "moved", 0, Stop)));
        await using var db = to.Open();
        (await db.TokenFeatures.CountAsync(t => t.Token == 2, Stop)).ShouldBe(2);
        var detail = await to.Get<DictionaryQueries>().Find(Viewer.Anonymous, "moved", Stop);
        (detail!.Summary.Model, detail.Summary.Corpus, detail.LiveFeatures, detail.DeadFeatures).ShouldBe(("tiny", "text", 2, 1));
        // A second time changes nothing.
        (await to.Get<ArchiveReader>().Publish(folder, Weights, Stop)).ShouldBeNull();
        placed.ShouldBe(1);
    }

    [Fact]
    public async Task What_the_viewer_may_not_see_is_not_written() =>
        await Should.ThrowAsync<DictionaryNotFoundException>(() => moved.From.Get<ArchiveWriter>().Write(Viewer.Anonymous, "moved", folder + "-2", Stop));

    [Fact]
    public async Task An_archive_is_never_written_over_another() =>
        (await Should.ThrowAsync<ArchiveException>(() => moved.From.Get<ArchiveWriter>().Write(new(null, null, true, new Dictionary<int, CohortRole>()), "moved", folder, Stop))).Message.ShouldContain("another folder");

    [Theory]
    [InlineData("format", "\"other\"", "format")]
    [InlineData("dSae", "5", "should have 5 features and has 3")]
    [InlineData("dSae", "2", "from 0 to 1")]
    [InlineData("modelHash", "\"unknown\"", "is not on this site")]
    [InlineData("name", "\"other\"", "Rename the folder")]
    public async Task A_header_that_does_not_fit_is_refused(string field, string value, string says)
    {
        var path = Path.Combine(folder, DictionaryArchive.HeaderFile);
        var header = JsonNode.Parse(await File.ReadAllTextAsync(path, Stop))!;
        header[field] = JsonNode.Parse(value);
        await File.WriteAllTextAsync(path, header.ToJsonString(), Stop);
        await Refused(says);
    }

    [Theory]
    [InlineData("feature", "index", "2", "its examples belong elsewhere")]
    [InlineData("feature", "index", "7", "from 0 to 2")]
    [InlineData("feature", "fired", "0", "dead exactly")]
    [InlineData("feature", "positiveTokens", "[2]", "logits")]
    [InlineData("feature", "positiveTokens", "[2,800]", "outside the vocabulary")]
    [InlineData("feature", "activationEdges", "[0]", "histogram")]
    [InlineData("feature", "neuronShares", "[]", "neurons")]
    [InlineData("feature", "unheard", "1", "unheard")]
    [InlineData("examples", "window", "2", "odd")]
    [InlineData("examples", "tokens", "[0]", "windows")]
    [InlineData("examples", "tokens", "[-2,2,3,0,2,3]", "unknown token")]
    [InlineData("examples", "groups", "[0,13]", "fit together")]
    [InlineData("examples", "lossEffects", "[1]", "windows")]
    [InlineData("ablations", "places", "[6]", "unknown place")]
    [InlineData("ablations", "raised", "[1]", "fit together")]
    public async Task A_feature_that_does_not_fit_is_refused(string part, string field, string value, string says)
    {
        var path = Path.Combine(folder, DictionaryArchive.FeaturesFile);
        var lines = Lines(path);
        var first = JsonNode.Parse(lines[0])!;
        first[part]![field] = JsonNode.Parse(value);
        WriteLines(path, [first.ToJsonString(), .. lines[1..]]);
        await Refused(says);
    }

    [Theory]
    [InlineData("""{"token":9,"features":[0],"maxActivations":[1],"counts":[1]}""", "below 8")]
    [InlineData("""{"token":1,"features":[3],"maxActivations":[1],"counts":[1]}""", "unknown")]
    [InlineData("""{"token":1,"features":[0,0],"maxActivations":[1,1],"counts":[1,1]}""", "twice")]
    [InlineData("""{"token":1,"features":[0],"maxActivations":[],"counts":[1]}""", "length")]
    [InlineData("not json", "Line 1")]
    public async Task An_index_that_does_not_fit_is_refused(string line, string says)
    {
        WriteLines(Path.Combine(folder, DictionaryArchive.TokensFile), [line]);
        await Refused(says);
    }

    [Fact]
    public async Task A_file_that_is_cut_short_is_refused()
    {
        var path = Path.Combine(folder, DictionaryArchive.FeaturesFile);
        var bytes = await File.ReadAllBytesAsync(path, Stop);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)], Stop);
        await Refused("");
    }

    [Fact]
    public async Task When_the_weights_cannot_be_placed_the_rows_do_not_come_either()
    {
        await Should.ThrowAsync<IOException>(() => moved.To.Get<ArchiveReader>().Publish(folder, () => throw new IOException("The disk is full."), Stop));
        await using var db = moved.To.Open();
        (await db.Dictionaries.CountAsync(Stop)).ShouldBe(0);
    }

    /// <summary>Nothing of it may be left behind: neither rows nor tables.</summary>
    private async Task Refused(string says)
    {
        (await Should.ThrowAsync<ArchiveException>(() => moved.To.Get<ArchiveReader>().Publish(folder, Weights, Stop))).Message.ShouldContain(says);
        placed.ShouldBe(0);
        await using var db = moved.To.Open();
        (await db.Dictionaries.CountAsync(Stop)).ShouldBe(0);
        var tables = await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_class WHERE relname LIKE 'features\\_%' AND relkind = 'r'").ToListAsync(Stop);
        tables[0].ShouldBe(0);
    }

    private async Task<TestDatabase> NewSite()
    {
        var site = new TestDatabase(cluster);
        await using var db = site.Open();
        await World.Create(db);
        return site;
    }

    private void Weights() => placed++;

    private static string Text(object? value) => JsonSerializer.Serialize(value, new JsonSerializerOptions { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals });

    private static string[] Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    private static void WriteLines(string path, string[] lines)
    {
        using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        packed.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }
}
