using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

/// <summary>Calls that compile whichever way they are meant, and are read in one of them.</summary>
public sealed class SilentReadings
{
    private static Tensor A => tensor(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });

    [Fact]
    public void A_literal_nought_is_an_element_type_where_one_may_stand()
    {
        using var scope = NewDisposeScope();
        A.sum(0).ShouldHold([], 10);
        A.sum(0).dtype.ShouldBe(uint8);
        A.prod(0).ShouldHold([], 24);
        A.sum(0L).ShouldHold([2], 4, 6);
        A.sum(dim: 0).ShouldHold([2], 4, 6);
        A.sum(0, keepdim: true).ShouldHold([1, 2], 4, 6);
        A.sum([0, 1], keepdim: true).ShouldHold([1, 1], 10);
        A.sum(0, 1).ShouldHold([], 10);
        // Where no type may stand it is a dimension.
        A.max(0).values.ShouldHold([2], 3, 4);
        A.amax(0).ShouldHold([2], 3, 4);
        A.amax([0], keepdim: true).ShouldHold([1, 2], 3, 4);
        (A > 3).any(0).ShouldHold([2], 0, 1);
        (A > 1).all(0).ShouldHold([2], 0, 1);
        A.std(0).ShouldHold([2], Math.Sqrt(2), Math.Sqrt(2));
    }

    [Fact]
    public void A_number_after_norm_is_a_dimension_when_whole_and_the_order_when_a_float()
    {
        using var scope = NewDisposeScope();
        A.norm(1).ShouldHold([2], Math.Sqrt(5), 5);
        A.norm(1f).ShouldHold([], 10);
        A.norm(0, keepdim: true, 1).ShouldHold([1, 2], 4, 6);
        linalg.vector_norm(A, 1, [0], keepdim: true).ShouldHold([1, 2], 4, 6);
        linalg.vector_norm(A, 1).ShouldHold([], 10);
    }

    [Fact]
    public void A_fill_value_gives_the_element_type_unless_one_is_named()
    {
        using var scope = NewDisposeScope();
        full(2, 2, 0).dtype.ShouldBe(int64);
        full(2L, 2L, 0.5f).dtype.ShouldBe(float32);
        full([2], true).dtype.ShouldBe(int64);
        full(2, 2, 7, float64).ShouldHold([2, 2], 7, 7, 7, 7);
        full_like(A, 7).dtype.ShouldBe(float64);
        full(2, 2, float.NegativeInfinity).triu(1)[0, 1].ToSingle().ShouldBe(float.NegativeInfinity);
        full(2, 2, float.NegativeInfinity).triu(1)[1, 0].ToSingle().ShouldBe(0);
        zeros(2, int64).shape.ShouldBe([2]);
        arange(3f).dtype.ShouldBe(float32);
        arange(0.0, 1.0, 0.25, float64).ShouldHold([4], 0, 0.25, 0.5, 0.75);
    }

    [Fact]
    public void Numbers_beside_a_tensor_take_its_type_if_they_are_of_its_kind()
    {
        using var scope = NewDisposeScope();
        var (whole, single, wide) = (tensor([3L]), tensor([3f]), tensor([3.0]));
        (whole + 2L).dtype.ShouldBe(int64);
        (whole * 2L).ShouldHold([1], 6);
        (whole + 0.5).dtype.ShouldBe(float32);
        (whole / 2L).ShouldHold([1], 1.5);
        (single + 0.1).dtype.ShouldBe(float32);
        (single * 2f).ShouldHold([1], 6);
        (single - 1f).ShouldHold([1], 2);
        (single / 2f).ShouldHold([1], 1.5);
        (single / 4.0).ShouldHold([1], 0.75);
        // A float is widened as it is: 1/3f is not a third.
        (wide + 1 / 3f).ShouldHold([1], 3 + (double)(1 / 3f));
        (wide * (1 / 3f)).ShouldHold([1], 3 * (double)(1 / 3f));
        wide.mul(1 / 3f).ShouldHold([1], 3 * (double)(1 / 3f));
        tensor([-3L, 3L]).div(tensor(2L), RoundingMode.floor).ShouldHold([2], -2, 1);
        tensor([-3L, 3L]).remainder(2).ShouldHold([2], 1, 1);
    }

    [Fact]
    public void A_bound_without_a_name_is_the_lower_one()
    {
        using var scope = NewDisposeScope();
        A.clamp(2).ShouldHold([2, 2], 2, 2, 3, 4);
        A.clamp(null, 2).ShouldHold([2, 2], 1, 2, 2, 2);
        A.clamp(max: 2).ShouldHold([2, 2], 1, 2, 2, 2);
        A.repeat_interleave(2, 1).ShouldHold([2, 4], 1, 1, 2, 2, 3, 3, 4, 4);
        A.diag(1).ShouldHold([1], 2);
        arange(8).view(2, 2, 2).diagonal(0, 1, 2).ShouldHold([2, 2], 0, 3, 4, 7);
        A.squeeze(0).shape.ShouldBe([2, 2]);
        zeros(1, 1, 2).squeeze(0).shape.ShouldBe([1, 2]);
    }
}
