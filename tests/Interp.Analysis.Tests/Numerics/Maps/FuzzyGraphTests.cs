using Interp.Analysis.Numerics;

namespace Interp.Analysis.Tests.Numerics;

public sealed class FuzzyGraphTests
{
    [Fact]
    public void The_nearest_neighbour_belongs_wholly_and_the_rest_fill_up_the_wanted_sum()
    {
        // Three neighbours and the point itself: memberships sum to log2(4) = 2. The first is 1, so with q = exp(−1/σ) the others at
        // 1 and 2 beyond it give q + q² = 1: q is the golden ratio's (√5 − 1) / 2, σ = −1 / ln q.
        var scale = LocalScale.Of([1, 2, 3], meanDistance: 2);

        scale.Rho.ShouldBe(1);
        scale.Sigma.ShouldBe(-1 / Math.Log((Math.Sqrt(5) - 1) / 2), 1e-3);
        scale.Membership(1).ShouldBe(1);
        scale.Membership(2).ShouldBe((Math.Sqrt(5) - 1) / 2, 1e-4);
    }

    [Fact]
    public void Duplicates_have_no_scale_of_their_own_and_belong_wholly()
    {
        var scale = LocalScale.Of([0, 0, 0], meanDistance: 2);

        scale.Rho.ShouldBe(0);
        scale.Sigma.ShouldBe(0.002, 1e-9);
        scale.Membership(0).ShouldBe(1);
    }

    [Fact]
    public void Memberships_of_both_directions_are_joined_and_stand_in_both()
    {
        // Four points on a line at 0, 1, 3, 7 with two neighbours each; log2(3) of membership: the nearest 1, the other log2(3) − 1 = 0.585.
        const double other = 0.5849625;
        var neighbours = new NearestNeighbours(2, [1, 2, 0, 2, 1, 0, 2, 1], [1, 3, 1, 2, 2, 3, 4, 6]);

        var graph = FuzzyGraph.Of(neighbours);

        var weights = graph.Heads.Zip(graph.Tails, graph.Weights).ToDictionary(e => (e.First, e.Second), e => (double)e.Third);
        weights.Keys.Order().ShouldBe([(0, 1), (0, 2), (1, 0), (1, 2), (1, 3), (2, 0), (2, 1), (2, 3), (3, 1), (3, 2)]);
        weights[(0, 1)].ShouldBe(1, 1e-4);
        weights[(0, 2)].ShouldBe(other + other - (other * other), 1e-4);
        weights[(1, 2)].ShouldBe(1, 1e-4);
        weights[(1, 3)].ShouldBe(other, 1e-4);
        weights[(2, 3)].ShouldBe(1, 1e-4);
        foreach (var (head, tail) in weights.Keys)
            weights[(tail, head)].ShouldBe(weights[(head, tail)]);
    }

    [Theory]
    [InlineData(0.1, 1, 1.5769434603113077, 0.8950608779109733)]
    [InlineData(0.001, 1, 1.9290735564, 0.7915054540)]
    public void The_curve_is_fitted_as_the_reference_implementation_fits_it(double minDist, double spread, double a, double b)
    {
        // a and b that umap-learn prints for these settings.
        var curve = EmbeddingCurve.Fit(minDist, spread);

        curve.A.ShouldBe(a, 0.002);
        curve.B.ShouldBe(b, 0.001);
    }
}
