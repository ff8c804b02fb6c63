namespace Interp.Analysis.Dictionaries;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private static readonly double[] s_tail =
        [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];

    /// <summary>Φ(x), with a relative error below 2e-7 in both tails (Chebyshev fit of erfc, "Numerical Recipes" §6.2).</summary>
    public static double Cdf(double x)
    {
        double z = Math.Abs(x) / Math.Sqrt(2), t = 1 / (1 + 0.5 * z), polynomial = 0;
        for (int i = s_tail.Length - 1; i >= 0; i--)
            polynomial = polynomial * t + s_tail[i];
        double tail = 0.5 * t * Math.Exp(-z * z + polynomial);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>The x with Φ(x) = <paramref name="probability"/>, by bisection; infinite at 0 and 1.</summary>
    public static double Quantile(double probability)
    {
        if (!(probability is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        if (probability is 0 or 1)
            return probability == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        double low = -40, high = 40;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Cdf(middle) < probability ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }
}
