using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Tests.Numerics;

public sealed class UmapTests
{
    private const int Groups = 6;
    private const int Each = 50;
    private const int Width = 20;

    [Fact]
    public void Well_separated_groups_stay_apart_and_neighbours_stay_neighbours()
    {
        var map = Map(seed: 1);

        for (var point = 0; point < Groups * Each; point++)
        {
            var nearest = Enumerable.Range(0, Groups * Each).Where(p => p != point).MinBy(p => Squared(map, point, p));
            (nearest / Each).ShouldBe(point / Each);
        }

        map.Trustworthiness!.Value.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Each_group_becomes_clusters_of_its_own()
    {
        var map = Map(seed: 1);

        var clustered = Enumerable.Range(0, Groups * Each).Where(p => map.Clusters[p] >= 0).ToArray();
        clustered.Length.ShouldBeGreaterThan(Groups * Each / 2);
        foreach (var cluster in clustered.GroupBy(p => map.Clusters[p]))
        {
            cluster.Count().ShouldBeGreaterThanOrEqualTo(3);
            cluster.Select(p => p / Each).Distinct().ShouldHaveSingleItem();
        }

        map.Clusters.Max().ShouldBe(map.ClusterCount - 1);
    }

    [Fact]
    public void The_seed_decides_the_map_and_threads_do_not()
    {
        var first = Map(seed: 1);

        Map(seed: 1, threads: 2).X.ShouldBe(first.X);
        Map(seed: 1, threads: 2).Clusters.ShouldBe(first.Clusters);
        Map(seed: 2).X.ShouldNotBe(first.X);
    }

    [Fact]
    public void A_handful_of_points_has_a_map_too()
    {
        using var rows = torch.eye(DirectionMapper.LeastPoints);

        var map = DirectionMapper.Map(rows, new DirectionMapOptions(), progress: null, TestContext.Current.CancellationToken);

        map.X.ShouldAllBe(x => float.IsFinite(x));
        map.Y.ShouldAllBe(y => float.IsFinite(y));
        map.Trustworthiness.ShouldBeNull();
    }

    [Fact]
    public void Duplicates_do_not_break_the_map()
    {
        using var rows = torch.ones(new long[] { 40, 3 });

        var map = DirectionMapper.Map(rows, new DirectionMapOptions(), progress: null, TestContext.Current.CancellationToken);

        map.X.ShouldAllBe(x => float.IsFinite(x));
    }

    [Fact]
    public void A_map_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        using var rows = Rows();

        Should.Throw<OperationCanceledException>(() => DirectionMapper.Map(rows, new DirectionMapOptions(), new StopAt(MapStage.Layout, stop), stop.Token));
    }

    [Fact]
    public void Trustworthiness_is_one_for_the_data_itself_and_worked_out_by_hand_for_a_swap()
    {
        // Eight points at the squares of 0 .. 7, of which the first and the last change places in the picture. Then 0's nearest is 6, in truth
        // its sixth: 5 too far down; 7's nearest is 1, its sixth: 5; and 1's nearest is 7, its seventh: 6. The others keep theirs.
        Trustworthiness.Of(8, Data, Data, k: 1, sample: 8).ShouldBe(1);
        Trustworthiness.Of(8, Data, Swapped, k: 1, sample: 8).ShouldBe(1 - (2.0 / (8 * (16 - 3 - 1)) * 16), 1e-12);

        static double Data(int a, int b) => Math.Abs((a * a) - (b * b));
        static double Swapped(int a, int b) => Data(At(a), At(b));
        static int At(int p) => p switch { 0 => 7, 7 => 0, _ => p };
    }

    private static DirectionMap Map(long seed, int threads = 1)
    {
        using var rows = Rows();
        return DirectionMapper.Map(rows, new DirectionMapOptions { Seed = seed, Threads = threads }, progress: null, TestContext.Current.CancellationToken);
    }

    /// <summary>Groups around orthogonal directions.</summary>
    private static torch.Tensor Rows()
    {
        var random = new SeededRandom(3, 1);
        var rows = new float[Groups * Each * Width];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = (0.1f * random.NextGaussian()) + (i % Width == i / Width / Each ? 1 : 0);
        return torch.tensor(rows).reshape(Groups * Each, Width);
    }

    private static float Squared(DirectionMap map, int a, int b) =>
        ((map.X[a] - map.X[b]) * (map.X[a] - map.X[b])) + ((map.Y[a] - map.Y[b]) * (map.Y[a] - map.Y[b]));

    private sealed class StopAt(MapStage stage, CancellationTokenSource stop) : IProgress<MapProgress>
    {
        public void Report(MapProgress value)
        {
            if (value.Stage == stage)
                stop.Cancel();
        }
    }
}
