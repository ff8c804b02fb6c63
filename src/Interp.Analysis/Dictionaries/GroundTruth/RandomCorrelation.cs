using System.Runtime.InteropServices;
using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Dense random correlations.</summary>
internal static class RandomCorrelation
{
    /// <summary>
    /// Rows L_i with L Lᵀ = C, the correlations of a symmetric matrix of uniform numbers whose diagonal was raised until it is positive definite.
    /// </summary>
    /// <returns><c>[count, count]</c></returns>
    public static float[] MixingRows(int count, SeededRandom random)
    {
        double[] uniform = new double[checked(count * count)];
        for (int i = 0; i < uniform.Length; i++)
            uniform[i] = random.NextDouble();
        using var scope = torch.NewDisposeScope();
        torch.Tensor square = torch.tensor(uniform).reshape(count, count);
        torch.Tensor covariance = (square + square.t()) * 0.5;
        double least = torch.linalg.eigvalsh(covariance).min().ToDouble();
        covariance = covariance + torch.eye(count, dtype: torch.float64) * (-1.001 * Math.Min(0, least));
        torch.Tensor deviation = covariance.diag().sqrt();
        torch.Tensor correlation = covariance / torch.mm(deviation.unsqueeze(1), deviation.unsqueeze(0));
        return MemoryMarshal.Cast<byte, float>(torch.linalg.cholesky(correlation).to(torch.float32).contiguous().bytes).ToArray();
    }
}
