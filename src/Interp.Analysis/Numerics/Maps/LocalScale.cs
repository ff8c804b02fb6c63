using System.Runtime.InteropServices;

namespace Interp.Analysis.Numerics;

/// <summary>
/// How distances from one point turn into memberships: 1 up to the nearest neighbour (<see cref="Rho"/>), then
/// exp(−(d − ρ) / σ), with σ such that all memberships, the point's own left out, sum to log₂ of the neighbourhood's size
/// (McInnes, Healy and Melville 2018, algorithm 3).
/// </summary>
/// <param name="Rho">Distance of the nearest neighbour that is not a duplicate.</param>
/// <param name="Sigma">Scale of the decay beyond it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LocalScale(double Rho, double Sigma)
{
    private const int Iterations = 64;
    private const double Tolerance = 1e-5;
    private const double LeastShareOfMean = 1e-3;

    /// <param name="distances">To the neighbours, increasing.</param>
    /// <param name="meanDistance">Over all points; a floor where every neighbour is a duplicate.</param>
    public static LocalScale Of(ReadOnlySpan<float> distances, double meanDistance)
    {
        var rho = 0.0;
        var sum = 0.0;
        foreach (var distance in distances)
        {
            if (rho == 0 && distance > 0)
                rho = distance;
            sum += distance;
        }

        var floor = LeastShareOfMean * (rho > 0 ? sum / distances.Length : meanDistance);
        return new LocalScale(rho, Math.Max(Search(distances, rho), floor));
    }

    /// <summary>Of a neighbour at this distance; 0 to 1.</summary>
    public double Membership(double distance) => distance <= Rho || Sigma == 0 ? 1 : Math.Exp(-(distance - Rho) / Sigma);

    private static double Search(ReadOnlySpan<float> distances, double rho)
    {
        // The point itself counts among its neighbours in the published algorithm.
        var wanted = Math.Log2(distances.Length + 1);
        var (low, high, sigma) = (0.0, double.PositiveInfinity, 1.0);
        for (var i = 0; i < Iterations; i++)
        {
            var sum = 0.0;
            foreach (var distance in distances)
                sum += distance > rho ? Math.Exp(-(distance - rho) / sigma) : 1;
            if (Math.Abs(sum - wanted) < Tolerance)
                break;
            if (sum > wanted)
                (high, sigma) = (sigma, (low + sigma) / 2);
            else
                (low, sigma) = (sigma, double.IsPositiveInfinity(high) ? sigma * 2 : (sigma + high) / 2);
        }

        return sigma;
    }
}
