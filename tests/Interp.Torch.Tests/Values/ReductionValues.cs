using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

public sealed class ReductionValues
{
    private static Tensor A => tensor(new[,] { { 3.0, 1.0, 2.0 }, { -1.0, 5.0, 5.0 } });

    [Fact]
    public void Sums_means_and_products()
    {
        using var scope = NewDisposeScope();
        A.sum().ShouldHold([], 15);
        A.sum(dim: 0).ShouldHold([3], 2, 6, 7);
        A.prod(dim: 0).ShouldHold([3], -3, 5, 10);
        A.sum(1).ShouldHold([2], 6, 9);
        A.sum([0, 1], keepdim: true).ShouldHold([1, 1], 15);
        A.sum(float32).dtype.ShouldBe(float32);
        A.mean().ShouldHold([], 2.5);
        A.mean([1]).ShouldHold([2], 2, 3);
        A.prod().ShouldHold([], -150);
        A.prod(dim: 0, keepdim: true).ShouldHold([1, 3], -3, 5, 10);
        A.cumsum(1).ShouldHold([2, 3], 3, 4, 6, -1, 4, 9);
        A.cumprod(1).ShouldHold([2, 3], 3, 3, 6, -1, -5, -25);
        A.logsumexp(1).ShouldHold([2], Math.Log(Math.Exp(3) + Math.Exp(1) + Math.Exp(2)), Math.Log(Math.Exp(-1) + 2 * Math.Exp(5)));
        (A > 2).count_nonzero().ShouldHold([], 3);
        (A > 2).count_nonzero([0]).ShouldHold([3], 1, 1, 1);
    }

    [Fact]
    public void Norms_and_spreads()
    {
        using var scope = NewDisposeScope();
        A.norm().ShouldHold([], Math.Sqrt(65));
        A.norm(1).ShouldHold([2], Math.Sqrt(14), Math.Sqrt(51));
        A.norm(1, keepdim: false, 1).ShouldHold([2], 6, 11);
        A.var().ShouldHold([], 27.5 / 5);
        // Of a whole tensor the flag is not read; with dimensions named it is.
        A.var(unbiased: false).ShouldHold([], 27.5 / 5);
        A.var([0, 1], unbiased: false).ShouldHold([], 27.5 / 6);
        A.std(1).ShouldHold([2], 1, Math.Sqrt(12));
        A.std([0, 1], unbiased: false, keepdim: true).ShouldHold([1, 1], Math.Sqrt(27.5 / 6));
        A.std_mean([1]).mean.ShouldHold([2], 2, 3);
        A.var_mean().var.ShouldHold([], 5.5);
    }

    [Fact]
    public void Extremes_and_where_they_are()
    {
        using var scope = NewDisposeScope();
        A.max().ShouldHold([], 5);
        A.min().ShouldHold([], -1);
        A.max(1).values.ShouldHold([2], 3, 5);
        A.max(0).indexes.ShouldHold([3], 0, 1, 1);
        A.min(1, keepdim: true).indexes.ShouldHold([2, 1], 1, 0);
        A.amax([1]).ShouldHold([2], 3, 5);
        A.amax(0, 1).ShouldHold([], 5);
        A.amin([0], keepdim: true).ShouldHold([1, 3], -1, 1, 2);
        A.argmax().ShouldHold([], 4);
        A.argmax(0).ShouldHold([3], 0, 1, 1);
        A.argmin(1, keepdim: true).ShouldHold([2, 1], 1, 0);
        tensor([4.0, 1, 3]).median().ShouldHold([], 3);
        tensor([4.0, 1, 3]).quantile(tensor([0.25, 1.0])).ShouldHold([2], 2, 4);
    }

    [Fact]
    public void The_largest_come_in_order_and_of_equal_ones_the_first()
    {
        using var scope = NewDisposeScope();
        var (values, indexes) = tensor(new[,] { { 1.0, 3.0, 3.0, 0.0 }, { 2.0, 2.0, 2.0, 2.0 } }).Largest(3);
        values.ShouldHold([2, 3], 3, 3, 1, 2, 2, 2);
        indexes.ShouldHold([2, 3], 1, 2, 0, 0, 1, 2);
    }

    [Fact]
    public void Orders_and_counts()
    {
        using var scope = NewDisposeScope();
        var (values, indexes) = A.topk(2);
        values.ShouldHold([2, 2], 3, 2, 5, 5);
        indexes[0].ShouldHold([2], 0, 2);
        topk(A, 1, 1, largest: false).indices.ShouldHold([2, 1], 1, 0);
        A.sort(1, descending: true, stable: true).Indices.ShouldHold([2, 3], 0, 2, 1, 1, 2, 0);
        sort(A, 0).values.ShouldHold([2, 3], -1, 1, 2, 3, 5, 5);
        A[0].argsort().ShouldHold([3], 1, 2, 0);
        tensor([0L, 2, 2]).bincount(null, minlength: 4).ShouldHold([4], 1, 0, 2, 0);
        A.histc(3, 0, 6).ShouldHold([3], 1, 2, 2);
        var (distinct, inverse, counts) = unique(tensor([5L, 1, 5]), return_inverse: true, return_counts: true);
        distinct.ShouldHold([2], 1, 5);
        inverse!.ShouldHold([3], 1, 0, 1);
        counts!.ShouldHold([2], 1, 2);
        unique(tensor([5L, 1])).counts.ShouldBeNull();
        searchsorted(tensor([1.0, 3, 5]), tensor([3.0, 6])).ShouldHold([2], 1, 3);
        bucketize(tensor([3.0]), tensor([1.0, 3, 5]), right: true).ShouldHold([1], 2);
    }
}
