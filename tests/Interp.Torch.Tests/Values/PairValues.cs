using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

public sealed class PairValues
{
    private static Tensor X => tensor([-3.0, 1.0, 2.0]);

    private static Tensor Y => tensor([2.0, 1.0, -4.0]);

    [Fact]
    public void Arithmetic_of_two_tensors()
    {
        using var scope = NewDisposeScope();
        (X + Y).ShouldHold([3], -1, 2, -2);
        X.add(Y, 2).ShouldHold([3], 1, 3, -6);
        (X - Y).ShouldHold([3], -5, 0, 6);
        (X * Y).ShouldHold([3], -6, 1, -8);
        (X / Y).ShouldHold([3], -1.5, 1, -0.5);
        X.div(Y, RoundingMode.floor).ShouldHold([3], -2, 1, -1);
        X.floor_divide(Y).ShouldHold([3], -2, 1, -1);
        X.pow(tensor([2.0, 5, 3])).ShouldHold([3], 9, 1, 8);
        (X % Y).ShouldHold([3], 1, 0, -2);
        X.fmod(Y).ShouldHold([3], -1, 0, 2);
        X.atan2(Y).ShouldHold([3], Math.Atan2(-3, 2), Math.PI / 4, Math.Atan2(2, -4));
        X.maximum(Y).ShouldHold([3], 2, 1, 2);
        X.minimum(Y).ShouldHold([3], -3, 1, -4);
        X.max(Y).ShouldHold([3], 2, 1, 2);
        X.min(Y).ShouldHold([3], -3, 1, -4);
        X.clamp(Y, Y + 1).ShouldHold([3], 2, 1, -3);
        X.lerp(Y, tensor([0.5, 0.5, 0])).ShouldHold([3], -0.5, 1, 2);
        X.addcmul(X, Y, 2).ShouldHold([3], -15, 3, -14);
        X.addcdiv(X, Y, 2).ShouldHold([3], -6, 3, 1);
        where(X > 0, X, Y).ShouldHold([3], 2, 1, 2);
        X.where(X > 0, Y).ShouldHold([3], 2, 1, 2);
    }

    [Fact]
    public void In_place_forms_write_into_the_tensor_and_return_it()
    {
        using var scope = NewDisposeScope();
        var x = X;

        x.add_(Y).ShouldBeSameAs(x);
        x.ShouldHold([3], -1, 2, -2);
        x.add_(Y, 2).sub_(Y).sub_(0.5 * Y).mul_(Y).div_(Y).ShouldHold([3], 0, 2.5, -4);
        X.addcmul_(X, Y, 2).ShouldHold([3], -15, 3, -14);
        X.addcdiv_(X, Y, 2).ShouldHold([3], -6, 3, 1);
        X.lerp_(Y, tensor([0.5, 0.5, 0])).ShouldHold([3], -0.5, 1, 2);
        X.copy_(tensor(1L)).ShouldHold([3], 1, 1, 1);
    }

    [Fact]
    public void Comparisons_are_elementwise_with_tensors_and_numbers()
    {
        using var scope = NewDisposeScope();
        (X == Y).ShouldHold([3], 0, 1, 0);
        (X != Y).ShouldHold([3], 1, 0, 1);
        (X < Y).ShouldHold([3], 1, 0, 0);
        (X <= Y).ShouldHold([3], 1, 1, 0);
        (X > Y).ShouldHold([3], 0, 0, 1);
        (X >= Y).ShouldHold([3], 0, 1, 1);
        (X == 1).ShouldHold([3], 0, 1, 0);
        (1 != X).ShouldHold([3], 1, 0, 1);
        (1 < X).ShouldHold([3], 0, 0, 1);
        (X <= 1).ShouldHold([3], 1, 1, 0);
        (1 > X).ShouldHold([3], 1, 0, 0);
        (X >= 1).ShouldHold([3], 0, 1, 1);
        (X > 1).dtype.ShouldBe(@bool);
        X.Equals(X).ShouldBeTrue();
        X.Equals(Y).ShouldBeFalse();
        X.allclose(X + 1e-9).ShouldBeTrue();
        X.allclose(X + 1e-3).ShouldBeFalse();
    }

    [Fact]
    public void Logic_of_truth_values_and_of_bits()
    {
        using var scope = NewDisposeScope();
        var p = tensor([true, true, false]);
        var q = tensor([true, false, false]);
        (p & q).ShouldHold([3], 1, 0, 0);
        (p | q).ShouldHold([3], 1, 1, 0);
        (p ^ q).ShouldHold([3], 0, 1, 0);
        (~p).ShouldHold([3], 0, 0, 1);
        p.logical_and(q).ShouldHold([3], 1, 0, 0);
        p.logical_or(q).ShouldHold([3], 1, 1, 0);
        p.logical_xor(q).ShouldHold([3], 0, 1, 0);
        (tensor([6, 5]) & tensor([3, 4])).ShouldHold([2], 2, 4);
        p.any().ToBoolean().ShouldBeTrue();
        p.all().ToBoolean().ShouldBeFalse();
        stack([p, q]).any(0).ShouldHold([3], 1, 1, 0);
        stack([p, q]).all(0, keepdim: true).ShouldHold([1, 3], 1, 0, 0);
        p.nonzero().ShouldHold([2, 1], 0, 1);
        where(stack([p, q]))[1].ShouldHold([3], 0, 1, 0);
    }
}
