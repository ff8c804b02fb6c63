using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Torch.Tests.Gradients;

public sealed class TensorGradients
{
    private static Tensor Ids(params long[] ids) => tensor(ids);

    private static readonly Dictionary<string, GradientCase> Cases = new(StringComparer.Ordinal)
    {
        ["sum"] = new(x => x[0].sum() * x[0], [3, 4]), ["sum dim"] = new(x => x[0].sum(1), [3, 4]), ["sum dims keep"] = new(x => x[0].sum([0, 2], keepdim: true), [2, 3, 2]),
        ["mean"] = new(x => x[0].mean() * x[0], [3, 4]), ["mean dims"] = new(x => x[0].mean([1]), [3, 4]), ["prod"] = new(x => x[0].prod(), [5]), ["prod dim"] = new(x => x[0].prod(dim: 0), [3, 2]),
        ["cumsum"] = new(x => x[0].cumsum(1), [2, 4]), ["cumprod"] = new(x => x[0].cumprod(1), [2, 4]), ["logsumexp"] = new(x => x[0].logsumexp(1), [2, 4]),
        ["norm"] = new(x => x[0].norm(), [2, 4]), ["norm dim"] = new(x => x[0].norm(1, keepdim: true, 3), [2, 4]), ["std"] = new(x => x[0].std(), [7]),
        ["std dims"] = new(x => x[0].std([1], unbiased: false), [3, 4]), ["var"] = new(x => x[0].var(unbiased: false), [7]), ["var dim"] = new(x => x[0].var(0, keepdim: true), [3, 4]),
        ["std_mean"] = new(x => x[0].std_mean([1]).std * x[0].std_mean().mean, [3, 4]), ["var_mean"] = new(x => x[0].var_mean([1]).Item1 * x[0].var_mean().Item2, [3, 4]),
        ["max"] = new(x => x[0].max(), [3, 4]), ["min dim"] = new(x => x[0].min(1).values, [3, 4]), ["amax"] = new(x => x[0].amax([0], keepdim: true), [3, 4]), ["amin"] = new(x => x[0].amin(0, 1), [3, 4]),
        ["median"] = new(x => x[0].median(), [5]), ["quantile"] = new(x => x[0].quantile(tensor([0.3, 0.9]), 1), [2, 5]), ["topk"] = new(x => x[0].topk(2).values, [3, 5]), ["sort"] = new(x => x[0].sort(1, descending: true).Values, [3, 5]),
        ["matmul"] = new(x => x[0].matmul(x[1]), [2, 3, 4], [4, 2]), ["mm"] = new(x => x[0].mm(x[1]), [3, 4], [4, 2]), ["bmm"] = new(x => x[0].bmm(x[1]), [2, 3, 4], [2, 4, 2]), ["mv"] = new(x => x[0].mv(x[1]), [3, 4], [4]),
        ["addmm"] = new(x => x[0].addmm(x[1], x[2], 0.5f, 2), [3, 2], [3, 4], [4, 2]), ["baddbmm"] = new(x => x[0].baddbmm(x[1], x[2], 0.5f, 2), [2, 3, 4], [2, 4, 2], [2, 3, 2]),
        ["dot"] = new(x => x[0].dot(x[1]), [4], [4]), ["outer"] = new(x => x[0].outer(x[1]), [3], [4]), ["einsum"] = new(x => einsum("bph,hd->bpd", x[0], x[1]), [2, 3, 4], [4, 2]),
        ["tensordot"] = new(x => tensordot(x[0], x[1], [1], [0]), [2, 3], [3, 2]), ["cdist"] = new(x => cdist(x[0], x[1]), [3, 2], [4, 2]),
        ["linear"] = new(x => F.linear(x[0], x[1], x[2]), [2, 3, 4], [5, 4], [5]), ["layer_norm"] = new(x => F.layer_norm(x[0], [4], x[1], x[2], 1e-3), [3, 4], [4], [4]),
        ["cross_entropy"] = new(x => F.cross_entropy(x[0], Ids(1, 0, 3), reduction: nn.Reduction.None), [3, 4]), ["cross_entropy smoothed"] = new(x => F.cross_entropy(x[0], Ids(1, -100, 3), label_smoothing: 0.1), [3, 4]),
        ["nll_loss"] = new(x => F.nll_loss(x[0].log_softmax(1), Ids(1, 0, 3)), [3, 4]), ["normalize"] = new(x => F.normalize(x[0]), [3, 4]),
        ["view"] = new(x => x[0].view(2, 6) * x[0].view(2, -1), [3, 4]), ["reshape of transpose"] = new(x => x[0].T.reshape(2, 6), [3, 4]), ["expand"] = new(x => x[0].expand(3, 4), [1, 4]), ["expand_as"] = new(x => x[0].expand_as(x[1]) * x[1], [1, 4], [3, 4]),
        ["repeat"] = new(x => x[0].repeat(2, 3), [2, 2]), ["repeat_interleave"] = new(x => x[0].repeat_interleave(2, 1), [2, 2]), ["permute"] = new(x => x[0].permute(2, 0, 1), [2, 3, 2]), ["transpose"] = new(x => x[0].transpose(0, 2), [2, 3, 2]), ["mT"] = new(x => x[0].mT, [2, 3, 2]),
        ["t"] = new(x => x[0].t(), [2, 3]), ["unsqueeze squeeze"] = new(x => x[0].unsqueeze(1).squeeze(1).unsqueeze(0).squeeze(), [2, 3]), ["flatten unflatten"] = new(x => x[0].flatten(1).unflatten(1, 2, -1), [2, 3, 2]), ["movedim"] = new(x => x[0].movedim([0], [2]), [2, 3, 2]),
        ["as_strided"] = new(x => x[0].as_strided([2, 2], [1, 1]), [4]), ["unfold"] = new(x => x[0].unfold(0, 3, 1), [5]), ["flip"] = new(x => x[0].flip(0, 1), [2, 3]), ["roll"] = new(x => x[0].roll(1, 0), [4]), ["tril"] = new(x => x[0].tril(-1), [3, 3]), ["triu"] = new(x => x[0].triu(1), [3, 3]),
        ["diag"] = new(x => x[0].diag(), [3]), ["diagonal"] = new(x => x[0].diagonal(1), [3, 4]), ["split"] = new(x => x[0].split(2)[1] * x[0].split([1, 2])[1].sum(), [3, 2]), ["chunk"] = new(x => x[0].chunk(2, 1)[0], [2, 4]), ["unbind"] = new(x => x[0].unbind(1)[2], [2, 4]), ["tensor_split"] = new(x => x[0].tensor_split(2)[0], [3, 2]),
        ["cat"] = new(x => cat([x[0], x[1]], 1), [2, 3], [2, 1]), ["stack"] = new(x => stack([x[0], x[1]], 1), [2, 3], [2, 3]), ["hstack vstack"] = new(x => vstack([hstack([x[0], x[1]]), hstack([x[1], x[0]])]), [2, 3], [2, 3]),
        ["meshgrid"] = new(x => meshgrid([x[0], x[1]])[0] * meshgrid([x[0], x[1]])[1], [3], [2]), ["contiguous clone"] = new(x => x[0].T.contiguous().clone(), [2, 3]),
        ["select"] = new(x => x[0].select(1, -1), [3, 4]), ["narrow"] = new(x => x[0].narrow(1, 1, 2), [3, 4]), ["slice"] = new(x => x[0].slice(1, 0, 4, 2), [3, 4]), ["index_select"] = new(x => x[0].index_select(0, Ids(2, 0, 2)), [3, 4]), ["gather"] = new(x => x[0].gather(1, Ids(1, 1, 0).view(3, 1)), [3, 4]),
        ["take_along_dim"] = new(x => x[0].take_along_dim(Ids(1, 1, 0).view(3, 1), 1), [3, 4]), ["embedding by index"] = new(x => x[0][Ids(2, 0, 2, 1).view(2, 2)], [3, 4]), ["mixed index"] = new(x => x[0][TensorIndex.Colon, TensorIndex.Tensor(Ids(1, 1))], [3, 4]), ["masked_select"] = new(x => x[0].masked_select(x[0].detach() > 0.5), [3, 4]),
        ["scatter"] = new(x => x[0].scatter(0, Ids(1, 0).view(1, 2), x[1]), [2, 2], [1, 2]), ["scatter_add"] = new(x => x[0].scatter_add(0, Ids(1, 1).view(1, 2), x[1]), [2, 2], [1, 2]), ["index_add"] = new(x => x[0].index_add(0, Ids(1, 1), x[1], 2), [3, 2], [2, 2]), ["select_scatter"] = new(x => x[0].select_scatter(x[1], 0, 1), [3, 2], [2]), ["masked_scatter"] = new(x => x[0].masked_scatter(tensor([true, false, true]), x[1]), [3], [3]),
        ["svd"] = new(x => linalg.svd(x[0], fullMatrices: false).S, [3, 2]), ["svdvals"] = new(x => linalg.svdvals(x[0]), [3, 2]), ["eigvalsh"] = new(x => linalg.eigvalsh(x[0] + x[0].T), [3, 3]), ["inv"] = new(x => linalg.inv(x[0] + eye(3, dtype: float64)), [3, 3]), ["pinv"] = new(x => linalg.pinv(x[0]), [3, 2]),
        ["cholesky"] = new(x => linalg.cholesky(x[0].mm(x[0].T) + eye(3, dtype: float64)), [3, 3]), ["det"] = new(x => linalg.det(x[0]), [3, 3]), ["solve"] = new(x => linalg.solve(x[0] + eye(3, dtype: float64), x[1]), [3, 3], [3, 2]), ["qr"] = new(x => linalg.qr(x[0]).R.abs(), [3, 2]),
        ["vector_norm"] = new(x => linalg.vector_norm(x[0], 3, [1]), [2, 3]), ["matrix norm"] = new(x => linalg.norm(x[0], 2), [2, 3]), ["frobenius"] = new(x => linalg.norm(x[0]), [2, 3]),
        ["attention"] = new(x => F.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true), [1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]),
        ["eigh"] = new(x => linalg.eigh(x[0] + x[0].T).Item2.abs(), [3, 3]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Autograd_agrees_with_finite_differences(string name)
    {
        using var scope = NewDisposeScope();
        FiniteDifferences.ShouldMatch(Cases[name].Function, Cases[name].Inputs());
    }
}
