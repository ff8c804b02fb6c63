using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class HeldOutTextTests
{
    private const int Lamed = 1, X = 2, Ga = 3;

    /// <summary>0 end of text, 1 a Hebrew letter, 2 "x", 3 "GA".</summary>
    private static readonly Pieces Vocabulary = new([], "ל"u8.ToArray(), "x"u8.ToArray(), "GA"u8.ToArray());

    [Fact]
    public void Every_row_knows_its_half_weight_and_targets()
    {
        // Train: 90 % en, 10 % dna. Held out: 8 tokens of en (with one Hebrew letter), 8 of dna: contexts of 4.
        using var corpus = TinyCorpus.Of(
            4,
            [("en", [.. Enumerable.Repeat(X, 89), 0]), ("dna", [Ga, Ga, .. Enumerable.Repeat(X, 7), 0])],
            [("en", [X, Lamed, X, 0]), ("dna", [Ga, Ga, Ga, 0]), ("en", [X, X, X, 0]), ("dna", [Ga, Ga, X, 0])]);
        var token = TestContext.Current.CancellationToken;
        var studies = CaseStudies.Create(corpus.Corpus, Vocabulary, token);
        var text = HeldOutText.Read(corpus.Corpus, studies, contextLength: 4, maximumTokens: 1_000, seed: 1, token);

        text.Rows.ShouldBe(16);
        text.Tokens[4..8].ShouldBe([Ga, Ga, Ga, 0]);
        text.Weight(0, Weighting.Natural).ShouldBe(0.9 / 0.5, 1e-6);
        text.Weight(5, Weighting.Natural).ShouldBe(0.1 / 0.5, 1e-6);
        text.Weight(5, Weighting.Unweighted).ShouldBe(1);
        text.HalfOf(0).ShouldNotBe(text.HalfOf(8), "the two documents of a class go to different halves");
        text.HalfOf(4).ShouldNotBe(text.HalfOf(12));
        text.HalfOf(4).ShouldBe(text.HalfOf(7));

        var (dna, hebrew) = (1, 3);
        Column(text, text.Columns.Headline(dna)).ShouldBe([0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
        Column(text, text.Columns.InClass(dna)).ShouldBe([0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1]);
        Column(text, text.Columns.InClass(hebrew))[1].ShouldBe(1, "a Hebrew letter counts wherever it stands");
        Column(text, text.Columns.InClass(hebrew)).Sum().ShouldBe(1);
    }

    [Fact]
    public void Too_little_held_out_text_is_refused()
    {
        using var corpus = TinyCorpus.Of(4, [("en", [X, X, 0])], [("en", [X, X, 0])]);
        var token = TestContext.Current.CancellationToken;
        var studies = CaseStudies.Create(corpus.Corpus, Vocabulary, token);
        Should.Throw<InvalidDataException>(() => HeldOutText.Read(corpus.Corpus, studies, 256, 1_000, 1, token)).Message.ShouldContain("held-out");
    }

    private static float[] Column(HeldOutText text, int column) => [.. Enumerable.Range(0, text.Rows).Select(row => text.Targets(row)[column])];
}
