using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class DocumentHalvesTests
{
    private static readonly CorpusDocument[] Documents =
    [
        .. Enumerable.Range(0, 100).Select(i => new CorpusDocument(i, i * 1000L, 50 + (i * 37 % 400), $"s{i}", i % 10 == 0 ? "dna" : "en")),
    ];

    [Fact]
    public void Both_halves_hold_nearly_as_much_of_every_class()
    {
        var halves = DocumentHalves.Split(Documents, seed: 1);
        halves.Count.ShouldBe(100);
        foreach (var kind in Documents.GroupBy(d => d.Class, StringComparer.Ordinal))
        {
            var (selection, scoring) = (Tokens(kind, halves, HeldOutHalf.Selection), Tokens(kind, halves, HeldOutHalf.Scoring));
            Math.Abs(selection - scoring).ShouldBeLessThanOrEqualTo(kind.Max(d => d.Length));
        }
    }

    [Fact]
    public void The_split_follows_the_seed()
    {
        DocumentHalves.Split(Documents, 1).ShouldBe(DocumentHalves.Split(Documents, 1));
        DocumentHalves.Split(Documents, 1).ShouldNotBe(DocumentHalves.Split(Documents, 2));
    }

    [Fact]
    public void Natural_weights_restore_the_training_mix()
    {
        CorpusDocument[] train = [new(0, 0, 900, "a", "en"), new(1, 900, 100, "b", "dna")];
        CorpusDocument[] heldOut = [new(2, 1000, 50, "c", "en"), new(3, 1050, 150, "d", "dna"), new(4, 1200, 100, "e", "other")];
        var weights = ClassMix.NaturalWeights(train, heldOut);

        weights["en"].ShouldBe(0.9 / (50 / 300.0), 1e-12);
        weights["dna"].ShouldBe(0.1 / (150 / 300.0), 1e-12);
        weights["other"].ShouldBe(0, "a class that was never trained on has no natural share");
    }

    private static int Tokens(IEnumerable<CorpusDocument> documents, Dictionary<int, HeldOutHalf> halves, HeldOutHalf half) =>
        documents.Where(d => halves[d.Index] == half).Sum(d => d.Length);
}
