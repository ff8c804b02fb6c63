using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class OwnTextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_folder_gives_its_text_files_in_order()
    {
        folder.File("b.txt", "second"u8);
        folder.File("a/x.md", "first"u8);
        folder.File("c.png", "no"u8);
        PlainTextDocuments.Read(folder.Path, TestContext.Current.CancellationToken)
            .ShouldBe([new SourceText("a/x.md", "text", "first\n"), new SourceText("b.txt", "text", "second\n")]);
    }

    [Fact]
    public void A_long_file_becomes_several_sources()
    {
        var line = new string('x', 99) + "\n";
        var file = folder.File("long.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 3000))));
        var texts = PlainTextDocuments.Read(file, TestContext.Current.CancellationToken);
        texts.Count.ShouldBeGreaterThan(2);
        texts[1].Source.ShouldBe("long.txt#1");
        texts.Sum(t => t.Text.Length).ShouldBe(300_000);
    }

    [Fact]
    public void A_single_file_still_leaves_text_to_hold_out()
    {
        var lines = string.Concat(Enumerable.Range(0, 2000).Select(i => $"Line {i} of a short book.\n"));
        var manifest = CorpusBuilder.BuildFromPath(
            folder.File("book.txt", Encoding.UTF8.GetBytes(lines)), new CorpusBuildOptions("own") { VocabularySize = 280 }, folder.In("corpus"), cancellationToken: TestContext.Current.CancellationToken);
        var held = manifest.Tokens - manifest.TrainTokens;
        held.ShouldBeInRange(manifest.Tokens / 50, manifest.Tokens / 8);
    }

    [Fact]
    public void Binary_files_are_refused_by_name()
    {
        folder.File("bad.txt", [65, 0, 66]);
        Refused(() => PlainTextDocuments.Read(folder.Path)).ShouldContain("bad.txt is a binary file");
    }

    [Fact]
    public void Text_in_another_encoding_is_refused_with_the_cure() =>
        Refused(() => PlainTextDocuments.Read(folder.File("latin.txt", [0xE9, 0x74, 0xE9]))).ShouldContain("iconv");

    [Fact]
    public void Missing_and_empty_inputs_are_refused()
    {
        Refused(() => PlainTextDocuments.Read(folder.Path)).ShouldContain("no .txt or .md file");
        Refused(() => PlainTextDocuments.Read(folder.In("none.txt"))).ShouldContain("does not exist");
        Refused(() => PlainTextDocuments.Read(folder.File("empty.txt", " \n"u8))).ShouldContain("every file is empty");
        Refused(() => JsonLinesDocuments.Read(folder.File("empty.jsonl", "{\"text\": \"\"}\n\n"u8))).ShouldContain("no line has");
    }

    [Fact]
    public void Json_lines_give_text_and_class()
    {
        var file = folder.File("x.jsonl", "{\"text\": \"one\", \"id\": 7}\n\n{\"text\": \"שתיים\", \"class\": \"hebrew\"}\n"u8);
        JsonLinesDocuments.Read(file, TestContext.Current.CancellationToken)
            .ShouldBe([new SourceText("x.jsonl:1", "text", "one\n"), new SourceText("x.jsonl:3", "hebrew", "שתיים\n")]);
    }

    [Theory]
    [InlineData("{\"text\": \"ok\"}\n{\"text\": 5}\n", "x.jsonl:2 is not an object with a string field 'text'")]
    [InlineData("[1]\n", "x.jsonl:1 is not an object")]
    [InlineData("{\"text\": \"cut", "x.jsonl:1 is not valid JSON")]
    [InlineData("{\"text\": \"\\ud800\"}\n", "x.jsonl:1 is not valid JSON")]
    [InlineData("{\"text\": \"a\", \"class\": \"\"}\n", "has a class that is empty")]
    [InlineData("{\"text\": \"a\", \"class\": \"a\\nb\"}\n", "control characters")]
    public void Bad_lines_are_named(string content, string message) =>
        Refused(() => JsonLinesDocuments.Read(folder.File("x.jsonl", Encoding.UTF8.GetBytes(content)))).ShouldContain(message);

    [Fact]
    public void Json_lines_in_another_encoding_are_refused() =>
        Refused(() => JsonLinesDocuments.Read(folder.File("x.jsonl", [(byte)'{', 0xE9, (byte)'}']))).ShouldContain("not UTF-8");

    [Fact]
    public void A_file_becomes_a_corpus()
    {
        var lines = string.Concat(Enumerable.Range(0, 50).Select(i => $"{{\"text\": \"document {i}\", \"class\": \"n{i % 2}\"}}\n"));
        var manifest = CorpusBuilder.BuildFromPath(
            folder.File("own.jsonl", Encoding.UTF8.GetBytes(lines)), new CorpusBuildOptions("own") { VocabularySize = 280 }, folder.In("corpus"), cancellationToken: TestContext.Current.CancellationToken);
        manifest.Documents.ShouldBe(50);
        manifest.Origins.Single().Name.ShouldBe("own.jsonl");
        manifest.Classes.Select(c => c.Class).ShouldBe(["n0", "n1"]);
    }

    public void Dispose() => folder.Dispose();

    private static string Refused(Action action) => Should.Throw<CorpusException>(action).Message;
}
