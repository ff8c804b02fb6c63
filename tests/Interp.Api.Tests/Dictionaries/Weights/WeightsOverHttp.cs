using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Api.Tests.Dictionaries;

public sealed class WeightsOverHttp(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Address = "/api/v1/dictionaries/weights";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var db = site.Db();
        if (db.Dictionaries.Any()) return;
        await site.World.AddDictionary(db, "open", Visibility.Public, site.World.Instructor, Rows.Feature(0));
        await site.World.AddDictionary(db, "closed", Visibility.Cohort, site.World.Instructor, Rows.Feature(0));
        await site.World.AddDictionary(db, "bare", Visibility.Public, site.World.Instructor, Rows.Feature(0));
        foreach (var name in new[] { "open", "closed" })
        {
            var folder = Directory.CreateDirectory(Path.Combine(site.Data, "dictionaries", name)).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "cfg.json"), $"of {name}", Cancellation);
            await File.WriteAllBytesAsync(Path.Combine(folder, "sae_weights.safetensors"), [1, 2, 3], Cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder, "held-out.bin"), "ours", Cancellation);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("anonymous", "open", 200)]
    [InlineData("anonymous", "closed", 404)]
    [InlineData("stranger", "closed", 404)]
    [InlineData("learner", "closed", 200)]
    [InlineData("learner", "nothing", 404)]
    [InlineData("learner", "bare", 409)]
    [InlineData("learner", "open?format=onnx", 400)]
    [InlineData("learner", "..%2F..%2Fkeys", 404)]
    [InlineData("anonymous", "open?format=openai", 401)]
    [InlineData("learner", "open?format=openai", 503)]
    public async Task Weights_go_to_whoever_may_see_the_dictionary(string who, string what, int status)
    {
        var (name, query) = what.Split('?') is [var first, var second] ? (first, "?" + second) : (what, string.Empty);
        var answer = await (await As(who)).GetAsync($"/api/v1/dictionaries/{name}/weights{query}", Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        if (status != 200)
        {
            await Site.Problem(answer);
            (Directory.Exists(Path.Combine(site.Data, "exports")) && Directory.GetFileSystemEntries(Path.Combine(site.Data, "exports")).Length > 0).ShouldBeFalse();
            return;
        }

        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"{name}-saelens.zip");
        using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancellation));
        archive.Entries.Select(e => e.FullName).ShouldBe([$"{name}-saelens/cfg.json", $"{name}-saelens/sae_weights.safetensors"]);
        using var reader = new StreamReader(archive.Entries[0].Open());
        (await reader.ReadToEndAsync(Cancellation)).ShouldBe($"of {name}");
    }

    [Theory]
    [InlineData("anonymous", 401)]
    [InlineData("learner", 403)]
    [InlineData("researcher", 503)]
    [InlineData("instructor", 503)]
    public async Task Researchers_and_instructors_may_upload_and_without_a_worker_are_told_so(string who, int status)
    {
        var answer = await (await As(who)).PostAsync(Address, Form(("sae.zip", Zip(("cfg.json", 10), ("sae_weights.safetensors", 10)))), Cancellation);
        ((int)answer.StatusCode).ShouldBe(status);
        await Site.Problem(answer);
        NothingIsKept();
    }

    [Fact]
    public async Task Uploads_that_are_no_dictionary_are_refused_before_any_worker_is_asked()
    {
        await Refused("Choose the files");
        await Refused("belongs to no dictionary", ("run.exe", new byte[3]));
        await Refused("belongs to no dictionary", ("..", new byte[3]));
        await Refused("damaged", ("sae.zip", new byte[100]));
        await Refused("damaged", ("sae.tgz", [0x1f, 0x8b, 8, 0, 0]));
        await Refused("two files called 'cfg.json'", ("sae.zip", Zip(("a/cfg.json", 1), ("b/cfg.json", 1))));
        await Refused("'x.sh'", ("sae.zip", Zip(("../../../x.sh", 1))));
        await Refused("links", ("sae.tar", Link()));
        await Refused("more than 64", ("sae.zip", Zip([.. Enumerable.Range(0, 70).Select(i => ($"{i}.md", 1))])));
        await Refused("more than 1024 MiB", ("sae.zip", Zip(("bomb.safetensors", (1 << 30) + 1))));
        NothingIsKept();
    }

    [Fact]
    public async Task The_page_is_for_researchers_names_what_is_wrong_and_keeps_what_was_typed()
    {
        (await (await As("anonymous")).GetAsync("/dictionaries/upload", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await As("learner")).GetAsync("/dictionaries/upload", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var researcher = await As("researcher");
        var html = await researcher.GetStringAsync("/dictionaries/upload", Cancellation);
        html.ShouldContain("tiny blocks.0.mlp.hook_post");
        var form = new MultipartFormDataContent { { new StringContent("tiny blocks.0.mlp.hook_post"), "Place" }, { new StringContent("text"), "Corpus" }, { new StringContent("my-own"), "Name" } };
        var handler = html[html.IndexOf("enctype=\"multipart/form-data\"", StringComparison.Ordinal)..];
        foreach (var (name, value) in PageForm.Hidden(handler[..handler.IndexOf("</form>", StringComparison.Ordinal)])) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(new byte[100]), "files", "sae.zip");
        var answered = await (await researcher.PostAsync("/dictionaries/upload", form, Cancellation)).Content.ReadAsStringAsync(Cancellation);
        answered.ShouldContain("The archive is damaged or cut short.");
        answered.ShouldContain("value=\"my-own\"");
        (await researcher.GetStringAsync("/d/open", Cancellation)).ShouldContain("Download weights");
        NothingIsKept();
    }

    private async Task Refused(string why, params (string Name, byte[] Content)[] files)
    {
        var answer = await (await As("researcher")).PostAsync(Address, Form(files), Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Site.Problem(answer)).GetProperty("errors").GetProperty("files")[0].GetString()!.ShouldContain(why);
    }

    private void NothingIsKept()
    {
        var uploads = Path.Combine(site.Data, "uploads", "weights");
        (Directory.Exists(uploads) ? Directory.GetFileSystemEntries(uploads) : []).ShouldBeEmpty();
        using var db = site.Db();
        db.Jobs.Any(j => j.Kind == "import-sae").ShouldBeFalse();
    }

    private Task<HttpClient> As(string who) => site.As(who switch
    {
        "learner" => site.World.Learner,
        "researcher" => site.World.Researcher,
        "instructor" => site.World.Instructor,
        "stranger" => site.World.Stranger,
        _ => Viewer.Anonymous,
    });

    private static MultipartFormDataContent Form(params (string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent("tiny"), "model" }, { new StringContent("text"), "corpus" }, { new StringContent("blocks.0.mlp.hook_post"), "hookPoint" } };
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), "files", name);
        return form;
    }

    private static byte[] Link()
    {
        using var stream = new MemoryStream();
        using (var tar = new TarWriter(stream))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "cfg.json") { LinkName = "/etc/passwd" });
        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, int Length)[] entries)
    {
        using var stream = new MemoryStream();
        var zeros = new byte[1 << 16];
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, length) in entries)
            {
                using var target = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                for (var left = length; left > 0; left -= zeros.Length) target.Write(zeros, 0, Math.Min(left, zeros.Length));
            }
        }

        return stream.ToArray();
    }
}
