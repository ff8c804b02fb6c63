using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

public sealed class AdamWTests
{
    [Fact]
    public void FusedStepsAgreeWithTheFormulaInDouble()
    {
        const int n = 37;
        var random = new Random(4);
        var p = Enumerable.Range(0, n).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
        double[] weight = [.. p.Select(x => (double)x)], mean = new double[n], square = new double[n];
        float[] m = new float[n], v = new float[n];
        for (var step = 1; step <= 5; step++)
        {
            var g = Enumerable.Range(0, n).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
            new AdamW(1e-2, 0.1, 0.9, 0.95, 1e-8, step).Update(p, g, m, v, 0.5f);
            for (var i = 0; i < n; i++)
            {
                var half = 0.5 * g[i];
                mean[i] = 0.9 * mean[i] + 0.1 * half;
                square[i] = 0.95 * square[i] + 0.05 * half * half;
                weight[i] *= 1 - 1e-2 * 0.1;
                weight[i] -= 1e-2 * (mean[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.95, step))) + 1e-8);
                ((double)p[i]).ShouldBe(weight[i], 2e-6);
            }
        }
    }

    [Fact]
    public void SumsAgreeWithPlainLoops()
    {
        var values = Enumerable.Range(0, 10_007).Select(i => (i % 13 - 6) * 0.25f).ToArray();
        GradientMath.SumOfSquares(values).ShouldBe(values.Sum(x => (double)x * x), 1e-2);
        float[] total = [.. values];
        GradientMath.Add(total, values);
        total.ShouldBe(values.Select(x => 2 * x).ToArray());
    }
}
