using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>Mean attention that heads pay along a diagonal of their pattern (Olsson et al. 2022, "In-context learning and induction heads").</summary>
public static class HeadScores
{
    /// <summary>Attention to the token just before, averaged over positions 1 and later.</summary>
    /// <param name="pattern">[batch, n_heads, query, key].</param>
    /// <returns>[n_heads].</returns>
    public static double[] PreviousToken(Tensor pattern) => Diagonal(pattern, -1, first: 1);

    /// <summary>On a sequence repeated after <paramref name="period"/> tokens: attention of the second copy to the token after the same one in the first.</summary>
    /// <param name="pattern">[batch, n_heads, query, key].</param>
    /// <param name="period">Length of the repeated part.</param>
    /// <returns>[n_heads].</returns>
    public static double[] Induction(Tensor pattern, int period) => Diagonal(pattern, 1 - period, first: period);

    /// <summary>As <see cref="Induction"/>, but to the same token itself.</summary>
    public static double[] DuplicateToken(Tensor pattern, int period) => Diagonal(pattern, -period, first: period);

    private static double[] Diagonal(Tensor pattern, int offset, int first)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var diagonal = pattern.diagonal(offset, 2, 3); // [batch, n_heads, i]: query i - offset, key i
        var skip = first + offset;
        return diagonal.narrow(2, skip, diagonal.shape[2] - skip).mean([0, 2]).to(ScalarType.Float64).data<double>().ToArray();
    }
}
