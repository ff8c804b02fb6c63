using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Torch.Tests.Values;

/// <summary>Operators of several tensors and factors, with arguments that no two orders give the same value for.</summary>
public sealed class ArgumentOrders
{
    private static Tensor A => tensor(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });

    private static Tensor B => tensor(new[,] { { 0.0, 1.0 }, { 10.0, 0.0 } });

    private static Tensor Unit => eye(2, dtype: float64);

    /// <summary>A · B.</summary>
    private static readonly double[] Product = [20, 1, 40, 3];

    /// <summary>10 · unit + 1 · A · B.</summary>
    private static readonly double[] Sum = [30, 1, 40, 13];

    [Fact]
    public void Products_multiply_from_left_to_right()
    {
        using var scope = NewDisposeScope();
        A.mm(B).ShouldHold([2, 2], Product);
        mm(A, B).ShouldHold([2, 2], Product);
        A.matmul(B).ShouldHold([2, 2], Product);
        A.unsqueeze(0).bmm(B.unsqueeze(0)).ShouldHold([1, 2, 2], Product);
        A.mv(tensor([1.0, 10.0])).ShouldHold([2], 21, 43);
        tensor([1.0, 2.0]).dot(tensor([3.0, 4.0])).ShouldHold([], 11);
        F.linear(A, B).ShouldHold([2, 2], 2, 10, 4, 30);
        einsum("ij,jk->ki", A, B).ShouldHold([2, 2], 20, 40, 1, 3);
        einsum("bhd,hdm->bhm", arange(4.0, float64).view(1, 2, 2), arange(4.0, float64).view(2, 2, 1)).ShouldHold([1, 2, 1], 1, 13);
    }

    [Fact]
    public void Addmm_is_called_on_what_is_added_and_baddbmm_on_the_first_factor()
    {
        using var scope = NewDisposeScope();
        addmm(Unit, A, B, 10, 1).ShouldHold([2, 2], Sum);
        Unit.addmm(A, B, 10, 1).ShouldHold([2, 2], Sum);
        Unit.addmm_(A, B, 10, 1).ShouldHold([2, 2], Sum);
        A.unsqueeze(0).baddbmm(B.unsqueeze(0), Unit.unsqueeze(0), 10, 1).ShouldHold([1, 2, 2], Sum);
        baddbmm(A.unsqueeze(0), B.unsqueeze(0), Unit.unsqueeze(0), 10, 1).ShouldHold([1, 2, 2], Sum);
        A.unsqueeze(0).baddbmm(B.unsqueeze(0), Unit.unsqueeze(0), 1, 3).ShouldHold([1, 2, 2], 61, 3, 120, 10);
        // A mask of -infinity, as attention adds it: what is hidden stays hidden.
        A.unsqueeze(0).baddbmm(B.unsqueeze(0), full(2, 2, double.NegativeInfinity, float64).triu(1).unsqueeze(0), 1, 0.5f).softmax(-1).ShouldHold([1, 2, 2], 1, 0, 1 / (1 + Math.Exp(1.5 - 20)), 1 / (1 + Math.Exp(20 - 1.5)));
    }

    [Fact]
    public void Three_operands_and_a_factor()
    {
        using var scope = NewDisposeScope();
        var (x, y, z) = (tensor([1.0, 2.0]), tensor([10.0, 20.0]), tensor([4.0, 5.0]));
        x.clone().addcmul_(y, z, 3).ShouldHold([2], 121, 302);
        x.clone().addcdiv_(y, z, 3).ShouldHold([2], 8.5, 14);
        x.clone().add_(y, 3).ShouldHold([2], 31, 62);
        x.add(y).ShouldHold([2], 11, 22);
        x.clone().sub_(y).ShouldHold([2], -9, -18);
        x.clone().div_(z).ShouldHold([2], 0.25, 0.4);
        where(x > 1, y, z).ShouldHold([2], 4, 20);
        y.where(x > 1, z).ShouldHold([2], 4, 20);
        zeros(2, float64).index_add(0, tensor([1L]), tensor([2.0]), 3).ShouldHold([2], 0, 6);
        x.lerp(y, tensor([0.5, 0.25])).ShouldHold([2], 5.5, 6.5);
    }

    [Fact]
    public void Equations_are_solved_from_the_left_or_from_the_right()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new[,] { { 2.0, 1.0 }, { 0.0, 1.0 } });
        linalg.solve(a, tensor(new[,] { { 3.0 }, { 1.0 } })).ShouldHold([2, 1], 1, 1);
        linalg.solve(a, tensor(new[,] { { 2.0, 3.0 } }), left: false).ShouldHold([1, 2], 1, 2);
        // Of a symmetric matrix the lower half is read.
        linalg.eigvalsh(tensor(new[,] { { 1.0, 99.0 }, { 0.0, 2.0 } })).ShouldHold([2], 1, 2);
        linalg.svd(zeros(3, 2)).U.shape.ShouldBe([3, 3]);
        linalg.svd(zeros(3, 2), fullMatrices: false).U.shape.ShouldBe([3, 2]);
    }
}
