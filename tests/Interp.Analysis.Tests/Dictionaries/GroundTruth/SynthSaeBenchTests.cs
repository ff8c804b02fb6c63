using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SynthSaeBenchTests
{
    private static readonly SynthSaeBenchOptions Small = new()
    {
        d_in = 12, Features = 120, Roots = 4, Branching = 3, Depth = 2, CorrelationRank = 3, CorrelationScale = 0.2, MostProbability = 0.5, LeastProbability = 0.02,
    };

    [Fact]
    public void The_published_sizes_have_the_published_number_of_features_in_a_row()
    {
        var data = new SynthSaeBench(new SynthSaeBenchOptions());
        SparseCodes rows = data.ReadFirings(0, 4000);
        rows.L0.ShouldBe(34, 1);
        // Of the 4,096 most frequent, as many as the published dictionaries have latents: about 25.
        (rows.Features.Count(feature => feature < 4096) / 4000.0).ShouldBe(25, 1);
    }

    [Fact]
    public void Every_feature_and_pair_is_as_frequent_as_when_all_are_drawn()
    {
        const int Rows = 8_000;
        SparseCodes fast = new SynthSaeBench(Small).ReadFirings(0, Rows);
        List<Dictionary<int, double>> slow = SynthSaeBenchReference.Draw(Small, Rows);
        Dictionary<int, double>[] rows = [.. Enumerable.Range(0, Rows).Select(row => AsDictionary(fast, row))];
        for (int i = 0; i < Small.Features; i++)
        {
            Near(rows.Count(row => row.ContainsKey(i)), slow.Count(row => row.ContainsKey(i)), Rows);
            double mean = rows.Where(row => row.ContainsKey(i)).Average(row => row[i]), reference = slow.Where(row => row.ContainsKey(i)).Average(row => row[i]);
            mean.ShouldBe(reference, 0.6);
        }
        // Rows vary in how many features they have: that is what correlations and trees do.
        double Spread(IEnumerable<int> counts) => counts.Average(count => (double)count * count) - Math.Pow(counts.Average(), 2);
        Spread(rows.Select(row => row.Count)).ShouldBe(Spread(slow.Select(row => row.Count)), 0.3);
        (int, int)[] pairs = [(0, 1), (0, 2), (1, 3), (0, 60), (1, 61), (2, 55), (60, 61), (54, 70)];
        foreach ((int a, int b) in pairs)
            Near(rows.Count(row => row.ContainsKey(a) && row.ContainsKey(b)), slow.Count(row => row.ContainsKey(a) && row.ContainsKey(b)), Rows);
    }

    [Fact]
    public void Children_come_with_their_parent_and_without_their_siblings()
    {
        var forest = new FeatureForest(Small);
        forest.Nodes.ShouldBe(4 + 12 + 36);
        forest.FirstChild(1).ShouldBe(7);
        forest.Parent(8).ShouldBe(1);
        forest.FirstChild(16).ShouldBe(-1);
        forest.Parent(60).ShouldBe(-1);
        SparseCodes rows = new SynthSaeBench(Small).ReadFirings(0, 2000);
        for (int row = 0; row < rows.RowCount; row++)
        {
            int[] here = rows.FeaturesOf(row).ToArray();
            int[] parents = [.. here.Select(forest.Parent).Where(parent => parent >= 0)];
            parents.ShouldBeSubsetOf(here);
            parents.ShouldBeUnique();
            here.ShouldBeInOrder();
        }
    }

    [Fact]
    public void Probabilities_fall_from_the_first_limit_to_the_last()
    {
        double[] p = FiringProbabilities.Zipf(new SynthSaeBenchOptions());
        p[0].ShouldBe(0.4, 1e-12);
        p[^1].ShouldBe(5e-4, 1e-12);
        // Rank 4: halfway down from 1 to 1/2 on the scale of rank^−½, stretched by the range.
        p[3].ShouldBe(5e-4 + 0.3995 * (0.5 - 1 / 128.0) / (1 - 1 / 128.0), 1e-12);
    }

    [Fact]
    public void A_row_is_the_sum_of_its_features_and_the_bias_whoever_reads_it()
    {
        var data = new SynthSaeBench(Small);
        float[] rows = new float[40 * 12], again = new float[10 * 12];
        data.Read(500, rows);
        SparseCodes firings = data.ReadFirings(500, 40);
        float[] bias = new float[12];
        for (int row = 0; row < 40; row++)
        {
            float[] rest = rows.AsSpan(row * 12, 12).ToArray();
            for (int i = 0; i < firings.FeaturesOf(row).Length; i++)
            {
                for (int j = 0; j < 12; j++)
                    rest[j] -= firings.ValuesOf(row)[i] * data.Directions.Span[firings.FeaturesOf(row)[i] * 12 + j];
            }
            if (row == 0)
                rest.CopyTo(bias, 0);
            for (int j = 0; j < 12; j++)
                rest[j].ShouldBe(bias[j], 1e-4f);
        }
        Math.Sqrt(bias.Sum(x => x * x)).ShouldBe(0.5, 1e-4);
        new SynthSaeBench(Small with { Threads = 2 }).Read(520, again);
        again.ShouldBe(rows.AsSpan(20 * 12, 10 * 12).ToArray());
    }

    [Fact]
    public void Trees_larger_than_the_features_are_refused() =>
        Should.Throw<ArgumentException>(() => new SynthSaeBench(Small with { Roots = 40 })).Message.ShouldContain("520 nodes");

    private static Dictionary<int, double> AsDictionary(SparseCodes codes, int row)
    {
        var dictionary = new Dictionary<int, double>();
        for (int i = 0; i < codes.FeaturesOf(row).Length; i++)
            dictionary[codes.FeaturesOf(row)[i]] = codes.ValuesOf(row)[i];
        return dictionary;
    }

    // Two independent counts: five standard deviations of their difference.
    private static void Near(int a, int b, int rows)
    {
        double p = (a + b + 1) / (2.0 * rows);
        ((double)a).ShouldBe(b, 5 * Math.Sqrt(2 * rows * p * (1 - p)));
    }
}
