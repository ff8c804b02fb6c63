using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class HeldOutProtocolTests
{
    [Fact]
    public void Sixty_examples_are_chosen_as_the_protocol_says()
    {
        // 10,000 rows of 50 tokens in turn. The feature fires on token 7 (rows 7, 57, 107 ...), on row 7 + 50·i with activation (200 − i) / 20 + 0.01: 10.01 down to 0.06.
        var tokens = Enumerable.Range(0, 10_000).Select(i => i % 50).ToArray();
        var rows = Enumerable.Range(0, 200).Select(i => 7 + (50 * i)).ToArray();
        var hits = new FeatureHits(rows, [.. Enumerable.Range(0, 200).Select(i => ((200 - i) / 20f) + 0.01f)]);
        var chosen = HeldOutProtocol.Choose(tokens, row => tokens[row] != 0, hits, seed: 1);

        chosen.Count.ShouldBe(60);
        chosen.Select(c => c.Row).Distinct().Count().ShouldBe(60);
        Values(HeldOutGroup.Top).ShouldBe([10.01f, 9.96f, 9.91f, 9.86f, 9.81f, 9.76f], 1e-4);
        // Two nearest to 10.01, 9.009, 8.008 ... 1.001, 0 that are not shown yet (to 10.01: 9.71 and 9.66), and the two lowest left.
        Values(HeldOutGroup.Level).ShouldBe(
        [
            9.71f, 9.66f, 9.01f, 8.96f, 8.01f, 7.96f, 7.01f, 6.96f, 6.01f, 5.96f, 5.01f, 4.96f,
            4.01f, 3.96f, 3.01f, 2.96f, 2.01f, 1.96f, 1.01f, 0.96f, 0.21f, 0.16f, 0.11f, 0.06f,
        ], 1e-4);
        chosen.Count(c => c.Group == HeldOutGroup.Random).ShouldBe(10);
        var elsewhere = chosen.Where(c => c.Group == HeldOutGroup.OutOfContext).ToArray();
        elsewhere.Length.ShouldBe(20);
        // On the token of the highest activations, but none of the twenty highest.
        elsewhere.ShouldAllBe(c => tokens[c.Row] == 7 && c.Row > rows[19]);
        chosen.ShouldAllBe(c => tokens[c.Row] != 0);

        float[] Values(HeldOutGroup group) =>
            [.. chosen.Where(c => c.Group == group).Select(c => hits.Values[Array.IndexOf(rows, c.Row)]).OrderByDescending(v => v)];
    }

    [Fact]
    public void A_feature_with_fewer_than_twenty_hits_has_only_its_highest()
    {
        var tokens = Enumerable.Range(0, 500).Select(i => i % 50).ToArray();
        var hits = new FeatureHits([3, 60, 120], [1, 2, 3]);
        var chosen = HeldOutProtocol.Choose(tokens, _ => true, hits, seed: 1);
        chosen.Where(c => c.Group == HeldOutGroup.Top).Select(c => c.Row).ShouldBe([3, 60, 120], ignoreOrder: true);
        chosen.ShouldNotContain(c => c.Group == HeldOutGroup.Level);
        chosen.Count(c => c.Group == HeldOutGroup.Random).ShouldBe(10);
        chosen.Where(c => c.Group == HeldOutGroup.OutOfContext).ShouldAllBe(c => tokens[c.Row] == 3 || tokens[c.Row] == 10 || tokens[c.Row] == 20);
    }

    [Fact]
    public void A_feature_that_never_fires_is_tested_on_text_from_anywhere()
    {
        var chosen = HeldOutProtocol.Choose([.. Enumerable.Range(0, 100)], _ => true, new FeatureHits([], []), seed: 1);
        chosen.Select(c => c.Group).ShouldBe(Enumerable.Repeat(HeldOutGroup.Random, 10));
    }

    [Fact]
    public void The_same_seed_gives_the_same_test_and_another_another()
    {
        var tokens = Enumerable.Range(0, 5_000).Select(i => i % 50).ToArray();
        var hits = new FeatureHits([.. Enumerable.Range(0, 100).Select(i => 50 * i)], [.. Enumerable.Range(1, 100).Select(i => (float)i)]);
        HeldOutProtocol.Choose(tokens, _ => true, hits, 4).ShouldBe(HeldOutProtocol.Choose(tokens, _ => true, hits, 4));
        HeldOutProtocol.Choose(tokens, _ => true, hits, 5).ShouldNotBe(HeldOutProtocol.Choose(tokens, _ => true, hits, 4));
    }
}
