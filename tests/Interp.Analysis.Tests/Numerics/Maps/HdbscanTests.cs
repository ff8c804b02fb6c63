using Interp.Analysis.Numerics;

namespace Interp.Analysis.Tests.Numerics;

public sealed class HdbscanTests
{
    [Fact]
    public void Two_groups_are_found_and_the_point_far_from_both_is_noise()
    {
        // Core distances to the nearest other: 1 1 2 | 1 1 2 | 77. Merges at 1, 1, 2, 2, 17, 77. The root loses 100 at 77 and splits at 17.
        float[] line = [0, 1, 3, 20, 21, 23, 100];

        Cluster(line, minSamples: 1).ShouldBe([0, 0, 0, 1, 1, 1, Hdbscan.Noise]);
    }

    [Fact]
    public void The_tree_of_two_groups_is_the_one_worked_out_by_hand()
    {
        var columns = new PointColumns([0, 1, 3, 20, 21, 23, 100], 1);
        var core = CoreDistances.Of(columns, 1, progress: null, TestContext.Current.CancellationToken);
        var edges = SpanningTree.Of(columns, core, progress: null, TestContext.Current.CancellationToken);

        var tree = CondensedTree.Of(SingleLinkage.Of(7, edges), minClusterSize: 3);

        core.ShouldBe([1, 1, 2, 1, 1, 2, 77]);
        edges.Select(e => e.Distance).ShouldBe([1, 1, 2, 2, 17, 77]);
        tree.Parents.ShouldBe([-1, 0, 0]);
        // Three points leave each group at λ = 1/2; it was born at 1/17.
        tree.Stabilities[1].ShouldBe(3 * ((1 / 2.0) - (1 / 17.0)), 1e-9);
        tree.Stabilities[2].ShouldBe(3 * ((1 / 2.0) - (1 / 17.0)), 1e-9);
        tree.LastCluster[6].ShouldBe(0);
    }

    [Theory]
    [InlineData(3.5f, new[] { 0, 0, 0, 0, 0, 0, 1, 1, 1 })]
    [InlineData(4f, new[] { 0, 0, 0, 1, 1, 1, 2, 2, 2 })]
    public void A_group_of_two_halves_is_split_only_where_the_halves_hold_more_mass(float second, int[] expected)
    {
        // Halves {0, 1, 2} and {second, +1, +2}; a third group far away at 100. At a gap of 1.5 the whole has stability 6 · (1/1.5 − 1/94.5) = 3.9
        // and the halves 3 · (1 − 1/1.5) = 1 each; at a gap of 2 the whole has 6 · (1/2 − 1/94) = 2.94 and the halves 1.5 each.
        float[] line = [0, 1, 2, second, second + 1, second + 2, 100, 101, 102];

        Cluster(line, minSamples: 1).ShouldBe(expected);
    }

    [Fact]
    public void The_core_distance_is_that_to_the_kth_other_point()
    {
        var columns = new PointColumns([0, 0, 3, 4, 6, 8], 2);

        CoreDistances.Of(columns, 1, progress: null, TestContext.Current.CancellationToken).ShouldBe([5, 5, 5]);
        CoreDistances.Of(columns, 2, progress: null, TestContext.Current.CancellationToken).ShouldBe([10, 5, 10]);
    }

    [Fact]
    public void The_spanning_tree_is_as_short_as_the_one_from_all_pairs()
    {
        var random = new SeededRandom(5, 1);
        var points = Enumerable.Range(0, 300).Select(_ => random.NextGaussian()).ToArray();
        var columns = new PointColumns(points, 3);
        var core = CoreDistances.Of(columns, 3, progress: null, TestContext.Current.CancellationToken);

        var edges = SpanningTree.Of(columns, core, progress: null, TestContext.Current.CancellationToken);

        edges.Select(e => e.Distance).ShouldBe(Kruskal(points, core), tolerance: 1e-5);
    }

    [Fact]
    public void Duplicates_are_a_cluster_and_too_few_points_are_noise()
    {
        Cluster([1, 1, 1, 1, 50, 50, 50, 50], minSamples: 3).ShouldBe([0, 0, 0, 0, 1, 1, 1, 1]);
        Cluster([1, 2, 3], minSamples: 3).ShouldBe([Hdbscan.Noise, Hdbscan.Noise, Hdbscan.Noise]);
    }

    private static int[] Cluster(float[] line, int minSamples) =>
        Hdbscan.Cluster(line, 1, new HdbscanOptions(3, minSamples), progress: null, TestContext.Current.CancellationToken);

    /// <summary>The slow way: every pair, sorted, joined while they connect two parts.</summary>
    private static List<float> Kruskal(float[] points, float[] core)
    {
        var count = core.Length;
        var part = Enumerable.Range(0, count).ToArray();
        var chosen = new List<float>();
        var pairs = from a in Enumerable.Range(0, count) from b in Enumerable.Range(a + 1, count - a - 1) select (a, b, Reach(a, b));
        foreach (var (a, b, reach) in pairs.OrderBy(p => p.Item3))
        {
            if (part[a] == part[b])
                continue;
            chosen.Add(reach);
            var (old, kept) = (part[b], part[a]);
            part = Array.ConvertAll(part, p => p == old ? kept : p);
        }

        return chosen;

        float Reach(int a, int b) => Math.Max(
            Math.Max(core[a], core[b]),
            MathF.Sqrt(Enumerable.Range(0, 3).Sum(d => (points[(3 * a) + d] - points[(3 * b) + d]) * (points[(3 * a) + d] - points[(3 * b) + d]))));
    }
}
