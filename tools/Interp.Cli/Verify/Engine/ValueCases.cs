using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Cli.Verify;

/// <summary>With arguments that no two orders and no two readings give the same values for.</summary>
internal static class ValueCases
{
    private static readonly double E = Math.E;

    /// <summary>1 / (1 + e).</summary>
    private static readonly double Less = 1 / (1 + Math.E);

    public static IReadOnlyList<ValueCase> All { get; } =
    [
        new("mm", () => A.mm(B), 20, 1, 40, 3),
        new("matmul", () => A.matmul(B), 20, 1, 40, 3),
        new("bmm", () => Batch(A).bmm(Batch(B)), 20, 1, 40, 3),
        new("addmm", () => addmm(Unit, A, B, 10, 1), 30, 1, 40, 13),
        new("addmm_", () => Unit.addmm_(A, B, 10, 1), 30, 1, 40, 13),
        new("baddbmm", () => Batch(A).baddbmm(Batch(B), Batch(Unit), 1, 3), 61, 3, 120, 10),
        new("baddbmm-mask", () => Batch(A).baddbmm(Batch(B), Batch(full(2, 2, double.NegativeInfinity, float64).triu(1)), 1, 1), 20, double.NegativeInfinity, 40, 3),
        new("einsum", () => einsum("ij,jk->ki", A, B), 20, 40, 1, 3),
        new("mv", () => A.mv(Vector(1, 10)), 21, 43),
        new("dot", () => Vector(1, 2).dot(Vector(3, 4)), 11),
        new("sum", () => cat([A.sum(dim: 0), A.sum(1), A.sum([0, 1])[None]]), 4, 6, 3, 7, 10),
        new("mean", () => cat([A.mean([0]), A.mean()[None]]), 2, 3, 2.5),
        new("amax-max-min", () => stack([A.amax(0)[0], A.max(), A.min(), A.max(1).values[0]]), 3, 4, 1, 2),
        new("argmax", () => A.argmax(1), 1, 1),
        new("norms", () => cat([A.norm(0, keepdim: false, 1), linalg.vector_norm(A, 2, [1]).square()]), 4, 6, 5, 25),
        new("softmax", () => A.softmax(-1), Less, 1 - Less, Less, 1 - Less),
        new("log_softmax", () => A.log_softmax(-1), Math.Log(Less), Math.Log(1 - Less), Math.Log(Less), Math.Log(1 - Less)),
        new("logsumexp", () => A.logsumexp(1), Math.Log(E + (E * E)), Math.Log((E * E * E) + (E * E * E * E))),
        new("softmax-masked", () => Vector(1, double.NegativeInfinity).softmax(-1), 1, 0),
        new("layer_norm", () => F.layer_norm(A, [2], Vector(2, 3), Vector(10, 20), 0), 8, 23, 8, 23),
        new("cross_entropy", () => F.cross_entropy(A, tensor([0L, -100L]), reduction: nn.Reduction.Sum), -Math.Log(Less)),
        new("gelu-tanh", () => F.gelu(Vector(1), TorchSharp.Modules.GELU.Approximate.tanh), 0.5 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * 1.044715))),
        new("gelu", () => F.gelu(Vector(1)), 0.841344746068543),
        new("silu-relu-sigmoid", () => cat([F.silu(Vector(-1)), F.relu(Vector(-1, 2)), Vector(0).sigmoid()]), -1 / (1 + E), 0, 2, 0.5),
        new("addcmul_-addcdiv_", () => cat([Vector(1, 2).addcmul_(Vector(10, 20), Vector(4, 5), 3), Vector(1, 2).addcdiv_(Vector(10, 20), Vector(4, 5), 3)]), 121, 302, 8.5, 14),
        new("where", () => cat([where(A > 2, A, B).flatten(), A.where(A > 2, B).flatten()]), 0, 1, 3, 4, 0, 1, 3, 4),
        new("topk", () => cat([Vector(1, 5, 3).topk(2).values, Vector(1, 5, 3).topk(2).indexes]), 5, 3, 1, 2),
        new("sort-stable", () => Vector(2, 1, 2, 1).sort(0, descending: true, stable: true).Indices, 0, 2, 1, 3),
        new("gather", () => A.gather(1, tensor([1L, 0L]).view(2, 1)), 2, 3),
        new("scatter", () => zeros(2, 2, float64).scatter(1, tensor([1L, 0L]).view(2, 1), Vector(5, 6).view(2, 1)), 0, 5, 6, 0),
        new("index_select", () => A.index_select(1, tensor([1L, 1L, 0L])), 2, 2, 1, 4, 4, 3),
        new("index_put_", () => zeros(2, 2, float64).index_put_(Vector(1, 2), tensor([0L, 1L]), tensor([1L, 0L])), 0, 1, 2, 0),
        new("views", () => cat([A.t().reshape(4), A.unsqueeze(0).permute(2, 1, 0).reshape(4), A.narrow(1, 1, 1).flatten(), A.select(0, -1), A.diagonal()]), 1, 3, 2, 4, 1, 3, 2, 4, 2, 4, 3, 4, 1, 4),
        new("repeat_interleave", () => A.repeat_interleave(2, 1), 1, 1, 2, 2, 3, 3, 4, 4),
        new("triu-tril", () => cat([A.triu(1).flatten(), A.tril(-1).flatten()]), 0, 2, 0, 0, 0, 0, 3, 0),
        new("solve", () => linalg.solve(tensor(new[,] { { 2.0, 1.0 }, { 0.0, 1.0 } }), Vector(3, 1).view(2, 1)), 1, 1),
        new("cholesky", () => linalg.cholesky(tensor(new[,] { { 4.0, 2.0 }, { 2.0, 5.0 } })), 2, 0, 1, 2),
        new("eigh", () => linalg.eigh(tensor(new[,] { { 2.0, 1.0 }, { 1.0, 2.0 } })).Item1, 1, 3),
        new("svd", () => linalg.svd(tensor(new[,] { { 3.0, 0.0 }, { 0.0, -4.0 } })).S, 4, 3),
        new("qr", () => linalg.qr(A) is var (q, r) ? q.mm(r) : A, 1, 2, 3, 4),
    ];

    private static Tensor A => tensor(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });

    private static Tensor B => tensor(new[,] { { 0.0, 1.0 }, { 10.0, 0.0 } });

    private static Tensor Unit => eye(2, dtype: float64);

    private static TensorIndex None => TensorIndex.None;

    private static Tensor Vector(params double[] numbers) => tensor(numbers);

    private static Tensor Batch(Tensor matrix) => matrix.unsqueeze(0);
}
