using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class TakingInWeights : IDisposable
{
    private readonly WeightsPlace place = new(Directory.CreateTempSubdirectory("interp-weights-").FullName);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(place.DataFolder, recursive: true);

    [Fact]
    public async Task The_same_files_have_the_same_key_however_they_are_packed()
    {
        var uploads = new WeightsUploads(place, TimeProvider.System);
        var (single, isNew) = await uploads.Receive([File("cfg.json", "c"), File("sae_weights.safetensors", "w")], Cancellation);
        isNew.ShouldBeTrue();
        foreach (var packed in new[] { Tar(gzip: false), Tar(gzip: true) })
            (await uploads.Receive([packed], Cancellation)).ShouldBe((single, false));
        string.Join(' ', Directory.GetFiles(place.Upload(single)).Select(Path.GetFileName).Order(StringComparer.Ordinal)).ShouldBe("cfg.json sae_weights.safetensors");
        (await uploads.Receive([File("cfg.json", "other"), File("sae_weights.safetensors", "w")], Cancellation)).IsNew.ShouldBeTrue();
        uploads.Discard(single);
        Directory.Exists(place.Upload(single)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_upload_that_nobody_came_back_for_goes_after_a_week()
    {
        var uploads = new WeightsUploads(place, TimeProvider.System);
        var (old, _) = await uploads.Receive([File("ae.pt", "1")], Cancellation);
        Directory.SetLastWriteTimeUtc(place.Upload(old), DateTime.UtcNow.AddDays(-8));
        var (young, _) = await uploads.Receive([File("ae.pt", "2")], Cancellation);
        Directory.GetDirectories(place.Uploads).Select(Path.GetFileName).Single().ShouldBe(young);
    }

    [Fact]
    public async Task A_refused_upload_leaves_nothing()
    {
        var uploads = new WeightsUploads(place, TimeProvider.System);
        await Should.ThrowAsync<InvalidParametersException>(() => uploads.Receive([File("cfg.json", "c"), File("virus.py", "import os")], Cancellation));
        Directory.GetFileSystemEntries(place.Uploads).ShouldBeEmpty();
    }

    [Fact]
    public void Only_keys_and_plain_names_become_folders()
    {
        Should.Throw<ArgumentException>(() => place.Upload("../../etc"));
        Should.Throw<ArgumentException>(() => place.Upload(new string('A', 64)));
        Should.Throw<ArgumentException>(() => place.Dictionary("../keys"));
        place.Dictionary("mini-pile-1l-512").ShouldEndWith("mini-pile-1l-512");
    }

    [Theory]
    [InlineData("matryoshka", "saelens dictionary-learning gemma-scope")]
    [InlineData("topk", "saelens dictionary-learning sparsify")]
    [InlineData("l1-april", "saelens dictionary-learning openai gemma-scope")]
    [InlineData("imported", "saelens")]
    public void Only_formats_that_can_hold_a_recipe_are_offered(string recipe, string formats) =>
        string.Join(' ', WeightsFormat.For(recipe).Select(f => f.Name)).ShouldBe(formats);

    [Theory]
    [InlineData("topk", "saelens sparsify")]
    [InlineData("jumprelu", "saelens")]
    public void Only_formats_that_can_hold_a_transcoder_are_offered_for_one(string recipe, string formats) =>
        string.Join(' ', WeightsFormat.For(recipe, transcoder: true).Select(f => f.Name)).ShouldBe(formats);

    private static WeightsFile File(string name, string content) => new(name, () => new MemoryStream(Encoding.UTF8.GetBytes(content)));

    private static WeightsFile Tar(bool gzip)
    {
        var stream = new MemoryStream();
        using (Stream target = gzip ? new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true) : stream)
        using (var tar = new TarWriter(target, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, "run/"));
            foreach (var (name, content) in new[] { ("run/sae_weights.safetensors", "w"), ("run/README.md", "read me"), ("run/cfg.json", "c") })
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });
        }

        var bytes = stream.ToArray();
        return new(gzip ? "sae.tar.gz" : "sae.tar", () => new MemoryStream(bytes));
    }
}
