using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class IoiMixBuilderTests : IDisposable
{
    private static readonly IoiMixRecipe Small = new() { MiniPileBytes = 3000, TwoNameStories = 1200, OtherStories = 1100, VocabularySize = 600 };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void English_documents_keep_their_source_and_stories_have_classes_of_their_own()
    {
        MiniPile("en");
        var manifest = Build(Small, "mix");
        using var corpus = TokenCorpus.Open(_folder.In("mix"));
        var tokenizer = TokenizerFolder.Load(_folder.In("mix"));
        corpus.Verify(TestContext.Current.CancellationToken);

        manifest.Classes.Select(c => c.Class).Order(StringComparer.Ordinal).ShouldBe(["en", "other-stories", "two-names"]);
        manifest.VocabularySize.ShouldBe(600);
        manifest.Origins.ShouldContain(o => o.Version == Manifest().Hash);
        foreach (var document in corpus.Documents.Where(d => d.Class == "en"))
        {
            var ids = new int[document.Length - 1];
            corpus.Read(document.Start, ids);
            tokenizer.Decode(ids).ShouldBe(Text(int.Parse(document.Source.AsSpan(4), provider: null)));
        }

        corpus.Documents.Where(d => d.Class == "en").Sum(d => Text(int.Parse(d.Source.AsSpan(4), provider: null)).Length).ShouldBeInRange(3000, 3200);
    }

    [Fact]
    public void The_same_recipe_gives_the_same_corpus_and_another_seed_another()
    {
        MiniPile("en");
        var hash = Build(Small, "a").Hash;

        Build(Small, "b").Hash.ShouldBe(hash);
        (Build(Small with { Seed = 2 }, "c").Hash == hash).ShouldBeFalse();
    }

    [Fact]
    public void A_corpus_without_English_is_refused()
    {
        MiniPile("code");

        Should.Throw<CorpusException>(() => Build(Small, "mix")).Message.ShouldContain("no text of class en");
    }

    public void Dispose() => _folder.Dispose();

    private CorpusManifest Build(IoiMixRecipe recipe, string name)
    {
        using var corpus = TokenCorpus.Open(_folder.In("pile"));
        return IoiMixBuilder.Build(corpus, TokenizerFolder.Load(_folder.In("pile")), recipe, _folder.In(name), cancellationToken: TestContext.Current.CancellationToken);
    }

    private CorpusManifest Manifest()
    {
        using var corpus = TokenCorpus.Open(_folder.In("pile"));
        return corpus.Manifest;
    }

    private void MiniPile(string kind)
    {
        List<SourceText> texts = [.. Enumerable.Range(0, 80).Select(i => new SourceText($"doc/{i}", kind, Text(i))), new("doc/x", "other", "x y z x y z"), new("doc/y", "other", "z y x z y x")];
        CorpusBuilder.Build(texts, new("pile") { VocabularySize = 300 }, _folder.In("pile"), cancellationToken: TestContext.Current.CancellationToken);
    }

    private static string Text(int i) => string.Join(' ', Enumerable.Range(i, 20).Select(n => $"word{n}")) + "\n";
}
