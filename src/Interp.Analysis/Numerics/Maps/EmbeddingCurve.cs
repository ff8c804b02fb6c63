using System.Runtime.InteropServices;

namespace Interp.Analysis.Numerics;

/// <summary>
/// 1 / (1 + a · x^(2b)): how strongly two points of the picture count as neighbours at distance x. Fitted by least squares to a curve that
/// is 1 up to the least distance and decays as exp(−(x − minDist) / spread) beyond it.
/// </summary>
/// <param name="A">The factor a.</param>
/// <param name="B">The exponent b.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EmbeddingCurve(double A, double B)
{
    private const int Samples = 300;
    private const int Iterations = 200;

    /// <summary>Fits a and b by Levenberg and Marquardt's method.</summary>
    /// <param name="minDist">Least distance of points in the picture; not negative, below 3 · spread.</param>
    /// <param name="spread">Scale of the picture; positive.</param>
    public static EmbeddingCurve Fit(double minDist, double spread)
    {
        var curve = new EmbeddingCurve(1, 1);
        var (damping, error) = (1e-3, curve.Error(minDist, spread));
        for (var i = 0; i < Iterations; i++)
        {
            var next = curve.Step(minDist, spread, damping);
            var nextError = next is { A: > 0, B: > 0 } ? next.Error(minDist, spread) : double.PositiveInfinity;
            if (nextError < error)
                (curve, error, damping) = (next, nextError, damping / 10);
            else
                damping *= 10;
        }

        return curve;
    }

    /// <summary>At distance x.</summary>
    public double At(double x) => 1 / (1 + (A * Math.Pow(x, 2 * B)));

    private static double Wanted(double x, double minDist, double spread) => x < minDist ? 1 : Math.Exp(-(x - minDist) / spread);

    private static double Sample(int i, double spread) => 3 * spread * i / (Samples - 1);

    private double Error(double minDist, double spread)
    {
        var sum = 0.0;
        for (var i = 0; i < Samples; i++)
        {
            var x = Sample(i, spread);
            var difference = At(x) - Wanted(x, minDist, spread);
            sum += difference * difference;
        }

        return sum;
    }

    private EmbeddingCurve Step(double minDist, double spread, double damping)
    {
        double aa = 0, ab = 0, bb = 0, a = 0, b = 0;
        for (var i = 1; i < Samples; i++)
        {
            var x = Sample(i, spread);
            var power = Math.Pow(x, 2 * B);
            var value = 1 / (1 + (A * power));
            var (byA, byB) = (-power * value * value, -2 * A * power * Math.Log(x) * value * value);
            var residual = value - Wanted(x, minDist, spread);
            (aa, ab, bb) = (aa + (byA * byA), ab + (byA * byB), bb + (byB * byB));
            (a, b) = (a + (byA * residual), b + (byB * residual));
        }

        (aa, bb) = (aa * (1 + damping), bb * (1 + damping));
        var determinant = (aa * bb) - (ab * ab);
        return new EmbeddingCurve(A - (((bb * a) - (ab * b)) / determinant), B - (((aa * b) - (ab * a)) / determinant));
    }
}
