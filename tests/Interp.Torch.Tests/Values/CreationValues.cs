using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

public sealed class CreationValues
{
    [Fact]
    public void Number_types_become_the_element_types_of_torchsharp()
    {
        using var scope = NewDisposeScope();
        tensor(1).dtype.ShouldBe(int32);
        tensor(1L).dtype.ShouldBe(int64);
        tensor(1.0).dtype.ShouldBe(float64);
        tensor(1f).dtype.ShouldBe(float32);
        tensor(true).dtype.ShouldBe(@bool);
        tensor((byte)1).dtype.ShouldBe(uint8);
        arange(5).dtype.ShouldBe(int64);
        arange(5.0).dtype.ShouldBe(float32);
        tensor(new short[] { 1 }).dtype.ShouldBe(int16);
        tensor(new sbyte[] { 1 }).dtype.ShouldBe(int8);
        tensor(new[] { (Half)1 }).dtype.ShouldBe(float16);
        tensor(new[] { (BFloat16)1f }).dtype.ShouldBe(bfloat16);
        tensor(1.0, float32).dtype.ShouldBe(float32);
    }

    [Fact]
    public void Filled_tensors_have_the_shape_and_value_asked_for()
    {
        using var scope = NewDisposeScope();
        zeros(2).ShouldHold([2], 0, 0);
        zeros(1, 2).shape.ShouldBe([1, 2]);
        zeros(1, 2, 3).shape.ShouldBe([1, 2, 3]);
        zeros(1, 2, 3, 4).shape.ShouldBe([1, 2, 3, 4]);
        ones([2, 1], float64).ShouldHold([2, 1], 1, 1);
        full(2, 3, 7).ShouldHold([2, 3], 7, 7, 7, 7, 7, 7);
        full([2], 2.5).ShouldHold([2], 2.5, 2.5);
        empty(4, 5, int32).dtype.ShouldBe(int32);
        eye(2).ShouldHold([2, 2], 1, 0, 0, 1);
        eye(1, 2).ShouldHold([1, 2], 1, 0);
        zeros(1, requires_grad: true).requires_grad.ShouldBeTrue();
        var like = ones([2], int32);
        zeros_like(like).dtype.ShouldBe(int32);
        ones_like(like, float64).ShouldHold([2], 1, 1);
        full_like(like, 3).ShouldHold([2], 3, 3);
        empty_like(like).shape.ShouldBe([2]);
        rand_like(like, float32).shape.ShouldBe([2]);
        randn_like(like, float32).dtype.ShouldBe(float32);
    }

    [Fact]
    public void Ranges_count_from_start_by_step()
    {
        using var scope = NewDisposeScope();
        arange(2, 8, 3).ShouldHold([2], 2, 5);
        arange(1, 3).ShouldHold([2], 1, 2);
        linspace(0, 1, 5, float64).ShouldHold([5], 0, 0.25, 0.5, 0.75, 1);
        tril_indices(2, 2).ShouldHold([2, 3], 0, 1, 1, 0, 0, 1);
        triu_indices(2, 2, 1).ShouldHold([2, 1], 0, 1);
    }

    [Fact]
    public void Arrays_of_any_rank_are_copied()
    {
        using var scope = NewDisposeScope();
        var array = new[] { 1, 2, 3, 4 };
        var copy = tensor(array, [2, 2]);
        array[0] = 9;

        copy.ShouldHold([2, 2], 1, 2, 3, 4);
        tensor(new[,,] { { { 1, 2 } } }).ShouldHold([1, 1, 2], 1, 2);
        tensor(new[,,,] { { { { 1 } } } }).shape.ShouldBe([1, 1, 1, 1]);
        tensor(new List<float> { 1, 2 }).ShouldHold([2], 1, 2);
        tensor(new List<float> { 1, 2 }, [2, 1]).shape.ShouldBe([2, 1]);
        tensor(array.AsMemory(1, 2), [2]).ShouldHold([2], 2, 3);
        tensor([1.5f, 2.5f], int64).ShouldHold([2], 1, 2);
        // Too few elements are refused; of too many the first are taken, without a word.
        Should.Throw<ArgumentException>(() => tensor(array, [5])).Message.ShouldContain("5 vs. 4");
        tensor(array, [3]).ShouldHold([3], 9, 2, 3);
    }

    [Fact]
    public void Buffers_are_shared_and_stay_pinned()
    {
        using var scope = NewDisposeScope();
        var array = new[] { 1f, 2f, 3f, 4f };
        var part = frombuffer(array, float32, count: 2, offset: 1);

        GC.Collect();
        part.mul_(10);

        array.ShouldBe([1f, 20f, 30f, 4f]);
        as_tensor(array).Equals(tensor(array)).ShouldBeTrue();
        as_tensor(part, float64).dtype.ShouldBe(float64);
        from_array(new[,] { { 1L, 2L } }).ShouldHold([1, 2], 1, 2);
        from_array(array, float64).mul_(0);
        array[3].ShouldBe(4f);
        Should.Throw<IndexOutOfRangeException>(() => frombuffer(array, float32, count: 4, offset: 1));
    }

    [Fact]
    public void Impossible_shapes_carry_the_text_of_libtorch() =>
        Should.Throw<ExternalException>(() => zeros(-1)).Message.ShouldContain("must be non-negative");
}
