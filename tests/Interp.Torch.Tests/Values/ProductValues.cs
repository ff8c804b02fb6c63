using static TorchSharp.torch;

namespace Interp.Torch.Tests.Values;

public sealed class ProductValues
{
    private static Tensor A => tensor(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });

    private static Tensor V => tensor([5.0, 6.0]);

    [Fact]
    public void Matrix_and_vector_products()
    {
        using var scope = NewDisposeScope();
        A.mm(A).ShouldHold([2, 2], 7, 10, 15, 22);
        A.matmul(V).ShouldHold([2], 17, 39);
        A.mv(V).ShouldHold([2], 17, 39);
        V.dot(V).ShouldHold([], 61);
        V.outer(V).ShouldHold([2, 2], 25, 30, 30, 36);
        stack([A, A]).bmm(stack([A, A]))[1].ShouldHold([2, 2], 7, 10, 15, 22);
        A.addmm(A, A, 0.5f, 2).ShouldHold([2, 2], 14.5, 21, 31.5, 46);
        addmm(V, A, A, 1, 1).ShouldHold([2, 2], 12, 16, 20, 28);
        A.addmm_(A, A, 1, 1).ShouldHold([2, 2], 8, 12, 18, 26);
        einsum("ij,kj->ik", A, A).ShouldHold([2, 2], 5, 11, 11, 25);
        einsum("ii", A).ShouldHold([], 5);
        tensordot(A, A, [1], [0]).ShouldHold([2, 2], 7, 10, 15, 22);
        cdist(A, V.unsqueeze(0)).ShouldHold([2, 1], Math.Sqrt(32), Math.Sqrt(8));
    }

    [Fact]
    public void Decompositions_give_back_their_matrix()
    {
        using var scope = NewDisposeScope();
        var symmetric = A + A.T;
        var (u, s, vh) = linalg.svd(A);
        u.matmul(s.diag()).matmul(vh).allclose(A).ShouldBeTrue();
        linalg.svdvals(A).allclose(s).ShouldBeTrue();
        var (values, vectors) = linalg.eigh(symmetric);
        vectors.matmul(values.diag()).matmul(vectors.T).allclose(symmetric).ShouldBeTrue();
        linalg.eigvalsh(symmetric).allclose(values).ShouldBeTrue();
        var (q, r) = linalg.qr(A);
        q.matmul(r).allclose(A).ShouldBeTrue();
        linalg.inv(A).ShouldHold([2, 2], -2, 1, 1.5, -0.5);
        linalg.pinv(A).allclose(linalg.inv(A)).ShouldBeTrue();
        linalg.det(A).ShouldHold([], -2);
        linalg.solve(A, V).ShouldHold([2], -4, 4.5);
        linalg.matrix_rank(ones([2, 2], float64)).ShouldHold([], 1);
        linalg.cholesky(tensor(new[,] { { 4.0, 2.0 }, { 2.0, 5.0 } })).ShouldHold([2, 2], 2, 0, 1, 2);
    }

    [Fact]
    public void Norms_of_matrices_and_vectors_differ()
    {
        using var scope = NewDisposeScope();
        var diagonal = tensor([3.0, 4.0]).diag();
        linalg.norm(diagonal).ShouldHold([], 5);
        linalg.norm(diagonal, 2).ShouldHold([], 4);
        linalg.vector_norm(diagonal).ShouldHold([], 5);
        linalg.vector_norm(diagonal, 1, [1], keepdim: true).ShouldHold([2, 1], 3, 4);
    }
}
