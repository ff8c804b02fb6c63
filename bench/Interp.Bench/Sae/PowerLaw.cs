namespace Interp.Bench.Sae;

/// <summary>cost = c · sizeᵖ, fitted by least squares on logarithms.</summary>
internal static class PowerLaw
{
    /// <summary>p.</summary>
    internal static double Exponent(IReadOnlyList<(double Size, double Cost)> points)
    {
        double x = points.Average(static point => Math.Log(point.Size)), y = points.Average(static point => Math.Log(point.Cost));
        var covariance = points.Sum(point => (Math.Log(point.Size) - x) * (Math.Log(point.Cost) - y));
        return covariance / points.Sum(point => Math.Pow(Math.Log(point.Size) - x, 2));
    }
}
