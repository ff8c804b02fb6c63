using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

/// <summary>The forms of common operators that the science writes and no other test names.</summary>
public sealed class ScienceValues
{
    private static Tensor A => tensor(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });

    [Fact]
    public void Comparisons_by_name()
    {
        using var scope = NewDisposeScope();
        var b = tensor(new[,] { { 1.0, 0.0 }, { 5.0, 4.0 } });
        A.eq(b).ShouldHold([2, 2], 1, 0, 0, 1);
        A.ne(b).ShouldHold([2, 2], 0, 1, 1, 0);
        A.gt(b).ShouldHold([2, 2], 0, 1, 0, 0);
        A.gt(3).ShouldHold([2, 2], 0, 0, 0, 1);
        A.ge(3).ShouldHold([2, 2], 0, 0, 1, 1);
        A.lt(3).ShouldHold([2, 2], 1, 1, 0, 0);
        A.ne(3).ShouldHold([2, 2], 1, 1, 0, 1);
        A.eq(3).ShouldHold([2, 2], 0, 0, 1, 0);
    }

    [Fact]
    public void Shapes_given_as_arrays_and_spans()
    {
        using var scope = NewDisposeScope();
        long[] shape = [1, 2];
        zeros(shape).ShouldHold([1, 2], 0, 0);
        zeros(shape.AsSpan(), int64).dtype.ShouldBe(int64);
        ones(shape).ShouldHold([1, 2], 1, 1);
        empty(shape, float64).fill_(3).ShouldHold([1, 2], 3, 3);
        empty(shape.AsSpan()).shape.ShouldBe(shape);
        full(1L, 2L, 7.5, float64).ShouldHold([1, 2], 7.5, 7.5);
    }

    [Fact]
    public void Joins_of_arrays_and_lists()
    {
        using var scope = NewDisposeScope();
        Tensor[] array = [A, A + 10];
        IList<Tensor> list = array;
        cat(array, 1).ShouldHold([2, 4], 1, 2, 11, 12, 3, 4, 13, 14);
        cat(list).ShouldHold([4, 2], 1, 2, 3, 4, 11, 12, 13, 14);
        stack(list, 2).ShouldHold([2, 2, 2], 1, 11, 2, 12, 3, 13, 4, 14);
    }

    [Fact]
    public void Several_indices_meet_element_by_element()
    {
        using var scope = NewDisposeScope();
        A.index(tensor([0L, 1L]), tensor([1L, 0L])).ShouldHold([2], 2, 3);
        A.index(tensor([1L, 0L, 1L])).ShouldHold([3, 2], 3, 4, 1, 2, 3, 4);
        A.clone().index_put_(tensor([8.0, 9.0]), tensor([0L, 1L]), tensor([1L, 0L])).ShouldHold([2, 2], 1, 8, 9, 4);
    }

    [Fact]
    public void Moves_to_a_device_and_a_type()
    {
        using var scope = NewDisposeScope();
        A.to(CPU).ShouldHold([2, 2], 1, 2, 3, 4);
        A.to(float32, copy: true).dtype.ShouldBe(float32);
        A.mul(3).ShouldHold([2, 2], 3, 6, 9, 12);
        A.mT.ShouldHold([2, 2], 1, 3, 2, 4);
        A.stride().ShouldBe([2, 1]);
    }
}
