using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class CorpusBuilderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Reading_gives_the_documents_back()
    {
        var texts = Texts(40);
        Build(texts, Options, "c");
        using var corpus = TokenCorpus.Open(folder.In("c"));
        var tokenizer = TokenizerFolder.Load(folder.In("c"));
        corpus.Verify(TestContext.Current.CancellationToken);
        corpus.Documents.Count.ShouldBe(40);
        foreach (var document in corpus.Documents)
        {
            var ids = new int[document.Length];
            corpus.Read(document.Start, ids);
            ids[^1].ShouldBe(corpus.Manifest.EndOfText);
            var text = texts.Single(t => string.Equals(t.Source, document.Source, StringComparison.Ordinal));
            tokenizer.Decode(ids.AsSpan(..^1)).ShouldBe(text.Text);
            document.Class.ShouldBe(text.Class);
        }
    }

    [Fact]
    public void Positions_find_their_documents()
    {
        using var corpus = Corpus();
        foreach (var document in corpus.Documents)
        {
            corpus.DocumentAt(document.Start).ShouldBe(document.Index);
            corpus.DocumentAt(document.Start + document.Length - 1).ShouldBe(document.Index);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => corpus.DocumentAt(corpus.TokenCount));
        Should.Throw<ArgumentOutOfRangeException>(() => corpus.DocumentAt(-1));
    }

    [Fact]
    public void The_sides_follow_each_other_and_contexts_stay_inside_theirs()
    {
        using var corpus = Corpus();
        var train = corpus.Range(CorpusSplit.Train);
        var held = corpus.Range(CorpusSplit.HeldOut);
        train.Start.ShouldBe(0);
        held.ShouldBe((train.End, corpus.TokenCount));
        corpus.DocumentAt(held.Start).ShouldBe(corpus.Manifest.TrainDocuments);
        var count = corpus.ContextCount(CorpusSplit.HeldOut, 16);
        count.ShouldBe((held.End - held.Start) / 16);
        corpus.ContextStart(CorpusSplit.HeldOut, 16, 0).ShouldBe(held.Start);
        (corpus.ContextStart(CorpusSplit.HeldOut, 16, count - 1) + 16).ShouldBeLessThanOrEqualTo(held.End);
        Should.Throw<ArgumentOutOfRangeException>(() => corpus.ContextStart(CorpusSplit.HeldOut, 16, count));
    }

    [Fact]
    public void Reading_beyond_the_end_is_refused()
    {
        using var corpus = Corpus();
        Should.Throw<ArgumentOutOfRangeException>(() => corpus.Read(corpus.TokenCount - 3, new int[4]));
        Should.Throw<ArgumentOutOfRangeException>(() => corpus.Read(-1, new int[4]));
        var all = new int[corpus.TokenCount];
        corpus.Read(0, all);
        all.ShouldAllBe(id => id >= 0 && id < corpus.Manifest.VocabularySize);
    }

    [Fact]
    public void Building_twice_with_other_threads_gives_the_same_bytes()
    {
        Build(Texts(700), Options with { Threads = 1 }, "a");
        Build(Texts(700), Options with { Threads = 2 }, "b");
        foreach (var file in Directory.GetFiles(folder.In("a")))
        {
            File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder.In("b"), Path.GetFileName(file)))).ShouldBeTrue(file);
        }

        Build(Texts(700), Options with { Seed = 9 }, "s").Hash.ShouldNotBe(Build(Texts(700), Options, "a").Hash, StringComparer.Ordinal);
    }

    [Fact]
    public void The_manifest_counts_classes()
    {
        using var corpus = Corpus();
        var manifest = corpus.Manifest;
        manifest.Classes.Select(c => c.Class).ShouldBe(["en", "rare"]);
        manifest.Classes.Sum(c => c.TrainTokens).ShouldBe(manifest.TrainTokens);
        manifest.Classes.Sum(c => c.TrainTokens + c.HeldOutTokens).ShouldBe(manifest.Tokens);
        manifest.Classes.Sum(c => c.TrainShare).ShouldBe(1, 1e-9);
        var rare = corpus.Documents.Where(d => d is { Class: "rare" } && d.Index >= manifest.TrainDocuments).Sum(d => d.Length);
        manifest.Classes[1].HeldOutTokens.ShouldBe(rare);
    }

    [Fact]
    public void A_given_tokenizer_is_used()
    {
        var first = Build(Texts(40), Options, "a");
        var tokenizer = (BytePairTokenizer)TokenizerFolder.Load(folder.In("a"));
        var second = Build(Texts(20), Options with { Tokenizer = tokenizer }, "b");
        second.TokenizerFingerprint.ShouldBe(first.TokenizerFingerprint);
    }

    [Fact]
    public void A_cancelled_build_leaves_the_older_corpus_and_no_rubbish()
    {
        var older = Build(Texts(40), Options, "c");
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => CorpusBuilder.Build(Texts(20), Options, folder.In("c"), cancellationToken: cancelled.Token));
        using var corpus = TokenCorpus.Open(folder.In("c"));
        corpus.Manifest.Hash.ShouldBe(older.Hash);
        Directory.GetFileSystemEntries(folder.Path).ShouldBe([folder.In("c")]);
    }

    [Fact]
    public void A_folder_with_other_things_is_not_overwritten()
    {
        folder.File("mine/thesis.txt", "years of work"u8);
        Should.Throw<CorpusException>(() => Build(Texts(20), Options, "mine")).Message.ShouldContain("not a corpus");
        File.Exists(folder.In("mine/thesis.txt")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Upper", 300, "no name for a corpus")]
    [InlineData("../x", 300, "no name for a corpus")]
    [InlineData("x", 256, "choose 257 to 65,536")]
    [InlineData("x", 70000, "choose 257 to 65,536")]
    public void Impossible_settings_are_refused(string name, int vocabulary, string message) =>
        Should.Throw<CorpusException>(() => Build(Texts(20), new CorpusBuildOptions(name) { VocabularySize = vocabulary }, "c")).Message.ShouldContain(message);

    [Fact]
    public void No_text_at_all_is_refused() =>
        Should.Throw<CorpusException>(() => Build([new SourceText("a", "en", " \n")], Options, "c")).Message.ShouldContain("every source is empty");

    [Fact]
    public void The_tokenizer_never_sees_held_out_text()
    {
        var documents = DocumentPreparation.Prepare(Texts(100), Options);
        var held = documents.Where(d => d.Split == CorpusSplit.HeldOut).Select(d => d.Text).ToHashSet(StringComparer.Ordinal);
        held.ShouldNotBeEmpty();
        TokenizerSample.Take(documents, 1_000_000).ShouldAllBe(t => !held.Contains(t));
    }

    public void Dispose() => folder.Dispose();

    private static CorpusBuildOptions Options { get; } = new("test") { VocabularySize = 300, HeldOut = HeldOutRule.Default with { Fraction = 0.2 } };

    private CorpusManifest Build(IReadOnlyList<SourceText> texts, CorpusBuildOptions options, string name) =>
        CorpusBuilder.Build(texts, options, folder.In(name), cancellationToken: TestContext.Current.CancellationToken);

    private TokenCorpus Corpus()
    {
        Build(Texts(60), Options, "corpus");
        return TokenCorpus.Open(folder.In("corpus"));
    }

    private static List<SourceText> Texts(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new SourceText($"s/{i}", i % 4 == 0 ? "rare" : "en", $"Number {i} is {i * i} squared.\nשלום {i}\n<|endoftext|>\n"))];
}
