namespace TorchSharp;

public static partial class torch
{
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);

    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta, float alpha) => input.baddbmm(batch1, batch2, beta, alpha);

    /// <summary>Products and sums named by letters, contracted from left to right: <c>"bph,hd->bpd"</c>.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.einsum.Call(equation, tensors, Argument.None);

    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => Aten.tensordot.Call(a, b, dims1, dims2);

    /// <summary>p-norm distances between rows: <c>[..., n, d]</c> and <c>[..., m, d]</c> give <c>[..., n, m]</c>.</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2) => Aten.cdist.Call(x1, x2, p, Argument.None);

    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    public static Tensor dot(Tensor input, Tensor target) => input.dot(target);

    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);
}
