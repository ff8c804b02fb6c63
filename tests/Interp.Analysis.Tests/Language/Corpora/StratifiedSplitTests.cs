using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class StratifiedSplitTests
{
    [Fact]
    public void Each_class_holds_out_its_share()
    {
        var held = StratifiedSplit.HeldOutSources([.. Sources("en", 100), .. Sources("rare", 10)], new HeldOutRule(0.1, None), seed: 1);
        held.Count(s => s.StartsWith("en", StringComparison.Ordinal)).ShouldBe(10);
        held.Count(s => s.StartsWith("rare", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_rare_class_holds_out_at_least_its_minimum()
    {
        var minimum = new Dictionary<string, long>(StringComparer.Ordinal) { ["rare"] = 450 };
        var held = StratifiedSplit.HeldOutSources([.. Sources("en", 100), .. Sources("rare", 10)], new HeldOutRule(0.02, minimum), seed: 1);
        held.Count(s => s.StartsWith("rare", StringComparison.Ordinal)).ShouldBe(5);
        held.Count(s => s.StartsWith("en", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Too_little_text_for_the_minimum_is_an_error()
    {
        var minimum = new Dictionary<string, long>(StringComparer.Ordinal) { ["rare"] = 900 };
        Should.Throw<CorpusException>(() => StratifiedSplit.HeldOutSources([.. Sources("rare", 10)], new HeldOutRule(0.1, minimum), seed: 1))
            .Message.ShouldContain("Class rare has 1000 bytes");
    }

    [Fact]
    public void A_class_of_one_source_stays_in_training() =>
        StratifiedSplit.HeldOutSources([.. Sources("only", 1)], new HeldOutRule(0.5, None), seed: 1).ShouldBeEmpty();

    [Fact]
    public void Another_seed_holds_out_other_sources()
    {
        var sources = Sources("en", 100).ToList();
        var rule = new HeldOutRule(0.1, None);
        StratifiedSplit.HeldOutSources(sources, rule, 1).SetEquals(StratifiedSplit.HeldOutSources(sources, rule, 1)).ShouldBeTrue();
        StratifiedSplit.HeldOutSources(sources, rule, 1).SetEquals(StratifiedSplit.HeldOutSources(sources, rule, 2)).ShouldBeFalse();
    }

    [Fact]
    public void All_pieces_of_a_source_are_on_one_side_even_across_classes()
    {
        List<SourceText> texts = [.. Sources("en", 50)];
        texts.AddRange(texts.Select(t => t with { Class = "other" }).ToList());
        var documents = DocumentPreparation.Prepare(
            [.. texts.Select((t, i) => t with { Text = $"{t.Text} {i}\nsecond line\n" })],
            new CorpusBuildOptions("x") { MaximumCharacters = 60, HeldOut = new HeldOutRule(0.2, None) });
        documents.GroupBy(d => d.Source, StringComparer.Ordinal).ShouldAllBe(g => g.Select(d => d.Split).Distinct().Count() == 1);
        documents.Select(d => d.Split).ShouldBeInOrder();
        documents.Count(d => d.Split == CorpusSplit.HeldOut).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Exact_repetitions_are_dropped()
    {
        var documents = DocumentPreparation.Prepare(
            [new("a", "en", "same\n"), new("b", "en", "same\n"), new("c", "en", "other\n")], new CorpusBuildOptions("x"));
        documents.Select(d => d.Source).Order(StringComparer.Ordinal).ShouldBe(["a", "c"]);
    }

    private static Dictionary<string, long> None => new(StringComparer.Ordinal);

    private static IEnumerable<SourceText> Sources(string kind, int count) =>
        Enumerable.Range(0, count).Select(i => new SourceText($"{kind}/{i}", kind, $"{i:000}".PadRight(100, 'x')));
}
