namespace TorchSharp;

public static partial class torch
{
    public static class linalg
    {
        /// <summary>The p-norm of a vector or flattened tensor, or along <paramref name="dims"/>.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Aten.linalg_vector_norm.Call(input, ord, dims, keepdim, Argument.None);

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Aten.linalg_norm.Call(input, Argument.None, dims, keepdim, Argument.None);

        /// <summary>Of a matrix and ord 2: the spectral norm.</summary>
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Aten.linalg_norm.Call(input, ord, dims, keepdim, Argument.None);

        /// <summary><c>input = U diag(S) Vh</c>.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Aten.linalg_svd.CallThree(input, fullMatrices, Argument.None);

        public static Tensor svdvals(Tensor input) => Aten.linalg_svdvals.Call(input, Argument.None);

        /// <summary>Eigenvalues, ascending, and eigenvectors (columns) of a symmetric matrix.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Aten.linalg_eigh.CallTwo(input, UPLO == 'U' ? "U" : "L");

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Aten.linalg_eigvalsh.Call(input, UPLO == 'U' ? "U" : "L");

        public static (Tensor Q, Tensor R) qr(Tensor input) => Aten.linalg_qr.CallTwo(input, "reduced");

        public static Tensor inv(Tensor input) => Aten.linalg_inv.Call(input);

        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Aten.linalg_pinv_atol_rtol_float.Call(input, atol, rtol, hermitian);

        public static Tensor cholesky(Tensor input) => Aten.linalg_cholesky.Call(input, false);

        public static Tensor det(Tensor input) => Aten.linalg_det.Call(input);

        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Aten.linalg_solve.Call(A, B, left);

        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Aten.linalg_matrix_rank_atol_rtol_float.Call(input, atol, rtol, hermitian);
    }
}
