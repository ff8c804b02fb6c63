using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

/// <summary>A corpus of two classes of easily learnt text, built through the real builder.</summary>
internal sealed class TinyCorpus : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyCorpus()
    {
        var texts = Enumerable.Range(0, 60).Select(i => i % 3 == 0
            ? new SourceText($"n/{i}", "numbers", string.Join(' ', Enumerable.Range(i, 40)))
            : new SourceText($"w/{i}", "words", string.Concat(Enumerable.Repeat($"the cat {(char)('a' + i % 26)} sat on the mat\n", 12))));
        CorpusBuilder.Build([.. texts], new CorpusBuildOptions("tiny") { VocabularySize = 300, HeldOut = new HeldOutRule(0.2, new Dictionary<string, long>(StringComparer.Ordinal)) }, Folder);
        Corpus = TokenCorpus.Open(Folder);
    }

    public TokenCorpus Corpus { get; }

    public string Folder => _folder.In("corpus");

    public string In(string name) => _folder.In(name);

    public void Dispose()
    {
        Corpus.Dispose();
        _folder.Dispose();
    }
}
