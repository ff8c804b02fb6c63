using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>The one-pass builder beside the obvious one, on random data with ties, document borders and gaps.</summary>
public sealed class StreamingAgainstNaiveTests
{
    private static readonly SyntheticCodes Codes = SyntheticCodes.Random(rows: 3_000, features: 12, neurons: 19, seed: 5);

    [Fact]
    public void Every_example_of_every_card_agrees()
    {
        using var pass = Codes.Pass(seed: 3);
        for (var feature = 0; feature < Codes.Features; feature++)
        {
            var expected = NaiveDashboards.Examples(Codes, feature, pass.Tally(feature).Sample.Items.ToArray());
            var actual = pass.Examples(feature);
            actual.Length.ShouldBe(expected.Length);
            for (var i = 0; i < expected.Length; i++)
            {
                (actual[i] with { Tokens = [], Activations = [] }).ShouldBe(expected[i] with { Tokens = [], Activations = [] });
                actual[i].Tokens.ShouldBe(expected[i].Tokens);
                actual[i].Activations.ShouldBe(expected[i].Activations);
            }
        }
    }

    [Fact]
    public void Counts_sums_and_the_inverted_index_agree()
    {
        using var set = Codes.Dashboards();
        foreach (var card in set.ReadFeatures(TestContext.Current.CancellationToken))
        {
            var hits = NaiveDashboards.Hits(Codes, card.Index);
            card.Count.ShouldBe(hits.Count);
            card.SumActivation.ShouldBe(hits.Sum(h => (double)h.Value), 1e-9);
            card.Density.ShouldBe(hits.Count / 3_000.0);
        }

        set.ReadTokenFeatures().ShouldBe(NaiveDashboards.TokenFeatures(Codes));
    }

    [Fact]
    public void The_index_grows_past_its_first_size_without_losing_a_pair()
    {
        var table = new TokenFeatureTable();
        for (var round = 1; round <= 2; round++)
        {
            for (var token = 0; token < 300; token++)
            {
                for (var feature = 0; feature < 100; feature++)
                    table.Add(token, feature, round * (feature + 1));
            }
        }

        var pairs = table.Strongest(perToken: 3).ToArray();
        table.Count.ShouldBe(30_000);
        pairs.Length.ShouldBe(900);
        pairs[..3].ShouldBe([new TokenFeature(0, 99, 200, 2), new TokenFeature(0, 98, 198, 2), new TokenFeature(0, 97, 196, 2)]);
    }

    [Fact]
    public void Correlated_neurons_agree_with_the_definition()
    {
        using var set = Codes.Dashboards();
        for (var feature = 1; feature < Codes.Features; feature++)
        {
            var all = Enumerable.Range(0, Codes.Neurons).Select(n => NaiveDashboards.Correlation(Codes, feature, n)).ToArray();
            var found = set.Read(feature).CorrelatedNeurons;
            found.Length.ShouldBe(3);
            found[0].Pearson.ShouldBe((float)all.Max(c => c.Pearson), 1e-5f);
            foreach (var neuron in found)
            {
                neuron.Pearson.ShouldBe((float)all[neuron.Neuron].Pearson, 1e-5f);
                neuron.Cosine.ShouldBe((float)all[neuron.Neuron].Cosine, 1e-5f);
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_cards_however_the_rows_are_batched()
    {
        using var one = Codes.Dashboards(seed: 8, batch: 3_000);
        using var other = Codes.Dashboards(seed: 8, batch: 11);
        for (var feature = 0; feature < Codes.Features; feature++)
        {
            var (a, b) = (one.Read(feature), other.Read(feature));
            a.Examples.Select(Key).ShouldBe(b.Examples.Select(Key));
            a.Activations.Counts.ShouldBe(b.Activations.Counts);
        }
    }

    [Fact]
    public void Another_seed_draws_another_sample()
    {
        using var one = Codes.Dashboards(seed: 1);
        using var other = Codes.Dashboards(seed: 2);
        one.Read(11).Count.ShouldBeGreaterThan(CardLayout.SampleSize);
        one.Read(11).Examples.Select(Key).ShouldNotBe(other.Read(11).Examples.Select(Key));
    }

    private static (ExampleGroup Group, int Level, int Rank, long Position) Key(FeatureExample e) => (e.Group, e.Level, e.Rank, e.Position);
}
