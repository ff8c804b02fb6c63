using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class DamagedCorpusTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public DamagedCorpusTests() => CorpusBuilder.Build(
        [.. Enumerable.Range(0, 30).Select(i => new SourceText($"s/{i}", "en", $"text number {i}\n"))], new CorpusBuildOptions("c") { VocabularySize = 270 }, folder.Path);

    [Fact]
    public void A_folder_without_manifest_is_no_corpus() =>
        Should.Throw<CorpusException>(() => TokenCorpus.Open(folder.In("nothing"))).Message.ShouldContain("is not a corpus");

    [Fact]
    public void A_truncated_token_file_is_refused()
    {
        var path = folder.In(CorpusManifest.TokensFileName);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^2]);
        Should.Throw<CorpusException>(() => TokenCorpus.Open(folder.Path)).Message.ShouldContain("build the corpus again");
    }

    [Fact]
    public void A_missing_token_file_is_refused()
    {
        File.Delete(folder.In(CorpusManifest.TokensFileName));
        Should.Throw<CorpusException>(() => TokenCorpus.Open(folder.Path)).Message.ShouldContain("and has 0");
    }

    [Fact]
    public void A_flipped_bit_is_found_by_verifying()
    {
        var path = folder.In(CorpusManifest.TokensFileName);
        var tokens = File.ReadAllBytes(path);
        tokens[10] ^= 1;
        File.WriteAllBytes(path, tokens);
        using var corpus = TokenCorpus.Open(folder.Path);
        Should.Throw<CorpusException>(() => corpus.Verify(TestContext.Current.CancellationToken)).Message.ShouldContain("has been changed");
    }

    [Theory]
    [InlineData("\"tokens\": ", "\"tokens\": 1")]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 2")]
    [InlineData("\"trainTokens\": ", "\"trainTokens\": 1")]
    [InlineData("\"tokensHash\": \"", "\"tokensHash\": \"0")]
    [InlineData("{", "")]
    [InlineData("\"vocabularySize\"", "\"vocabulary\"")]
    public void An_edited_manifest_is_refused(string text, string with)
    {
        var path = folder.In(CorpusManifest.FileName);
        var manifest = File.ReadAllText(path);
        var at = manifest.IndexOf(text, StringComparison.Ordinal);
        File.WriteAllText(path, manifest[..at] + with + manifest[(at + text.Length)..]);
        Should.Throw<CorpusException>(() => TokenCorpus.Open(folder.Path));
    }

    [Theory]
    [InlineData("not json\n")]
    [InlineData("{\"source\":\"s\",\"class\":\"en\",\"length\":0}\n")]
    [InlineData("{\"source\":\"s\",\"class\":\"en\",\"length\":-5}\n")]
    [InlineData("{\"source\":\"s\",\"class\":\"en\",\"length\":7}\n")]
    [InlineData("null\n")]
    public void An_edited_index_is_refused(string line)
    {
        File.AppendAllText(folder.In(CorpusManifest.DocumentsFileName), line, Encoding.UTF8);
        Should.Throw<CorpusException>(() => TokenCorpus.Open(folder.Path)).Message.ShouldContain("build the corpus again");
    }

    public void Dispose() => folder.Dispose();
}
