using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

/// <summary>Equal numbers, numbers that are none, and writes that meet themselves.</summary>
public sealed class TiesAndGaps
{
    [Fact]
    public void Among_equals_only_a_stable_order_goes_by_position()
    {
        using var scope = NewDisposeScope();
        tensor([2f, 1, 2, 1, 2, 1]).sort(0, descending: true, stable: true).Indices.ShouldHold([6], 0, 2, 4, 1, 3, 5);
        zeros(100).sort(0, descending: true, stable: true).Indices.Equals(arange(100)).ShouldBeTrue();
        // Which of the equals topk takes is not said; how large they are is.
        zeros(100).topk(5).values.ShouldHold([5], 0, 0, 0, 0, 0);
        zeros(100).topk(5).indexes.unique().output.numel().ShouldBe(5);
        tensor([1f, 5, 3]).topk(2, sorted: true).values.ShouldHold([2], 5, 3);
        tensor([1f, 5, 3]).topk(2, sorted: false).values.sum().ShouldHold([], 8);
        tensor([1f, 5, 5]).argmax().ShouldHold([], 1);
        tensor(new[,] { { 1f, 5, 5 }, { 7, 7, 0 } }).argmax(1).ShouldHold([2], 1, 0);
    }

    [Fact]
    public void What_is_no_number_is_the_greatest_and_is_found()
    {
        using var scope = NewDisposeScope();
        var a = tensor([1f, float.NaN, float.PositiveInfinity]);
        a.isfinite().ShouldHold([3], 1, 0, 0);
        float.IsNaN(a.max().ToSingle()).ShouldBeTrue();
        float.IsNaN(a.amax(0).ToSingle()).ShouldBeTrue();
        a.argmax().ShouldHold([], 1);
        (a > 0).ShouldHold([3], 1, 0, 1);
        a.ne(a).ShouldHold([3], 0, 1, 0);
        zeros(0).sum().ShouldHold([], 0);
        cat([zeros(0), ones(2)]).ShouldHold([2], 1, 1);
    }

    [Fact]
    public void Hidden_places_take_no_part_in_a_softmax_and_a_row_of_them_is_no_number()
    {
        using var scope = NewDisposeScope();
        var scores = tensor([1.0, 2.0]).masked_fill(tensor([false, true]), double.NegativeInfinity);
        scores.softmax(-1).ShouldHold([2], 1, 0);
        scores.logsumexp(0).ShouldHold([], 1);
        double.IsNaN(full([2], double.NegativeInfinity).softmax(-1)[0].ToDouble()).ShouldBeTrue();
    }

    [Fact]
    public void Writes_that_meet_themselves_are_refused_and_the_last_of_several_stays()
    {
        using var scope = NewDisposeScope();
        var a = zeros(3);
        Should.Throw<ExternalException>(() => a.narrow(0, 0, 2).add_(a.narrow(0, 1, 2))).Message.ShouldContain("single memory location");
        Should.Throw<ExternalException>(() => zeros(1).expand(3).add_(1)).Message.ShouldContain("single memory location");
        zeros(3).index_put_(tensor([1f, 2f]), tensor([0L, 0L])).ShouldHold([3], 2, 0, 0);
        zeros(3).index_put_(tensor([1f, 2f]), [tensor([0L, 0L])], accumulate: true).ShouldHold([3], 3, 0, 0);
        zeros(2, 2).index_put_(tensor([1f, 2f]), tensor([0L, 1L]), tensor([1L, 0L])).ShouldHold([2, 2], 0, 1, 2, 0);
    }
}
