using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Hostile.Calls;

/// <summary>Calls that the engine cannot answer. Some end the process; all others must throw.</summary>
public static class WrongCalls
{
    /// <summary>Those after which the process is gone: TorchSharp lets libtorch's exception out of the native call.</summary>
    public static IReadOnlyDictionary<string, Action> Deadly { get; } = new Dictionary<string, Action>(StringComparer.Ordinal)
    {
        ["matmul of shapes that do not fit"] = () => zeros(2, 3).matmul(zeros(4, 5)),
        ["matmul of two types"] = () => matmul(zeros(2, 3), zeros(3, 5, dtype: float64)),
        ["autograd.grad of an unused input"] = () => autograd.grad([zeros(2, requires_grad: true).sum()], [zeros(2, requires_grad: true)]),
        ["autograd.grad of several numbers"] = () => Grad(a => a * 2),
        ["autograd.grad without a graph"] = () => Grad(a => a.detach().sum()),
        ["autograd.grad with gradients of another shape"] = () => Grad(a => a * 2, zeros(7)),
        ["cummax along a missing dimension"] = () => cummax(zeros(2, 3), 7),
        ["cummin along a missing dimension"] = () => cummin(zeros(2, 3), 7),
    };

    /// <summary>Those that throw, as the code relies on.</summary>
    public static IReadOnlyDictionary<string, Action> Thrown { get; } = new Dictionary<string, Action>(StringComparer.Ordinal)
    {
        ["mm"] = () => zeros(2, 3).mm(zeros(4, 5)),
        ["mm of two types"] = () => zeros(2, 3).mm(zeros(3, 5, dtype: float64)),
        ["bmm"] = () => zeros(1, 2, 3).bmm(zeros(1, 4, 5)),
        ["baddbmm"] = () => zeros(1, 2, 3).baddbmm(zeros(1, 4, 5), zeros(1, 2, 5), 1, 1),
        ["addmm"] = () => addmm(zeros(2, 5), zeros(2, 3), zeros(4, 5), 1, 1),
        ["mv"] = () => zeros(2, 3).mv(zeros(4)),
        ["dot"] = () => dot(zeros(2), zeros(3)),
        ["linear"] = () => F.linear(zeros(2, 3), zeros(4, 5)),
        ["linear of two types"] = () => F.linear(zeros(2, 3), zeros(4, 3, dtype: float64)),
        ["einsum"] = () => einsum("ij,jk->ik", zeros(2, 3), zeros(4, 5)),
        ["tensordot"] = () => tensordot(zeros(2, 3), zeros(4, 5), [1], [0]),
        ["add"] = () => zeros(2, 3).add(zeros(4, 5)),
        ["add_"] = () => zeros(2, 3).add_(zeros(4, 5)),
        ["copy_"] = () => zeros(2, 3).copy_(zeros(4, 5)),
        ["where"] = () => where(zeros(2).to(ScalarType.Bool), zeros(3), zeros(4)),
        ["cat"] = () => cat([zeros(4, 3), zeros(4, 5)], 0),
        ["stack"] = () => stack([zeros(4, 3), zeros(4, 5)], 0),
        ["view"] = () => zeros(4, 3).view(5, 5),
        ["reshape"] = () => zeros(4, 3).reshape(5, 5),
        ["expand"] = () => zeros(4, 3).expand(5, 5),
        ["narrow"] = () => zeros(4, 3).narrow(0, 3, 9),
        ["permute"] = () => zeros(2, 3).permute(0, 7, 1),
        ["as_strided"] = () => zeros(4).as_strided([4], [3], 2),
        ["split"] = () => zeros(3).split([9], 0),
        ["index_select beyond the end"] = () => zeros(4, 3).index_select(0, One(9)),
        ["index_select below 0"] = () => zeros(4, 3).index_select(0, One(-1)),
        ["index"] = () => zeros(4, 3)[TensorIndex.Tensor(One(9))].Dispose(),
        ["gather"] = () => zeros(4, 3).gather(0, One(9).view(1, 1)),
        ["scatter"] = () => zeros(4, 3).scatter(0, One(9).view(1, 1), zeros(1, 1)),
        ["index_put_"] = () => zeros(4, 3).index_put_(tensor(1f), TensorIndex.Tensor(One(9))),
        ["index_fill_"] = () => zeros(4, 3).index_fill_(0, One(9), 1),
        ["masked_select"] = () => zeros(2, 3).masked_select(zeros(4).to(ScalarType.Bool)),
        ["topk"] = () => zeros(3).topk(9),
        ["cross_entropy of a missing class"] = () => F.cross_entropy(zeros(2, 3), tensor(new long[] { 0, 9 })),
        ["layer_norm"] = () => F.layer_norm(zeros(2, 3), [4]),
        ["softmax along a missing dimension"] = () => zeros(2, 3).softmax(7),
        ["sum along a missing dimension"] = () => zeros(2, 3).sum(7),
        ["max of nothing"] = () => zeros(0).max(),
        ["repeat_interleave"] = () => zeros(3).repeat_interleave(tensor(new long[] { 1, 2 })),
        ["backward without a graph"] = () => zeros(2).sum().backward(),
        ["backward of several numbers"] = () => (zeros(2, requires_grad: true) * 2).backward(),
        ["backward with gradients of another shape"] = () => (zeros(2, requires_grad: true) * 2).backward([zeros(7)]),
        ["more memory than there is"] = () => empty(1L << 60),
        ["a size that overflows"] = () => empty(1L << 40, 1L << 40),
        ["a negative size"] = () => zeros(-1),
        ["multinomial of what is no number"] = () => multinomial(full(3, float.NaN), 1),
        ["cholesky of what is no number"] = () => linalg.cholesky(full([3, 3], float.NaN)),
        ["svd of what is no number"] = () => linalg.svd(full([3, 3], float.NaN)),
        ["eigh of what is no number"] = () => linalg.eigh(full([3, 3], float.NaN)),
        ["solve of a singular matrix"] = () => linalg.solve(zeros(3, 3), zeros(3, 1)),
        ["qr of a vector"] = () => linalg.qr(zeros(3)),
        ["remainder of a whole number by 0"] = () => remainder(ones(2, dtype: int64), zeros(2, dtype: int64)),
        ["a disposed tensor"] = Disposed,
    };

    /// <summary>Runs one of them; of a deadly one nothing comes back.</summary>
    public static string Outcome(string name)
    {
        try
        {
            (Deadly.GetValueOrDefault(name) ?? Thrown[name])();
            return "returned";
        }
        catch (Exception error)
        {
            return $"threw {error.GetType().Name}";
        }
    }

    private static Tensor One(long value) => tensor(new[] { value });

    private static void Grad(Func<Tensor, Tensor> of, Tensor? gradient = null)
    {
        var a = zeros(2, requires_grad: true);
        autograd.grad([of(a)], [a], gradient is null ? null : [gradient]);
    }

    private static void Disposed()
    {
        var tensor = zeros(3);
        tensor.Dispose();
        tensor.add(1);
    }
}
