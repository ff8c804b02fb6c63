using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class LogisticRegressionTests
{
    [Fact]
    public void It_ends_where_plain_gradient_descent_ends()
    {
        const int Rows = 60, d = 3;
        var random = new SeededRandom(1, 1);
        double[] x = [.. Enumerable.Range(0, Rows * d).Select(_ => (double)random.NextGaussian())];
        bool[] labels = [.. Enumerable.Range(0, Rows).Select(row => x[row * d] - 0.5 * x[row * d + 1] + 0.3 + 0.8 * random.NextGaussian() > 0)];
        double[] weights = new double[d + 1];
        for (int step = 0; step < 20_000; step++)
        {
            double[] gradient = [weights[0] / 2, weights[1] / 2, weights[2] / 2, 0];
            for (int row = 0; row < Rows; row++)
            {
                double odds = weights[d] + Enumerable.Range(0, d).Sum(i => weights[i] * x[row * d + i]);
                double error = 1 / (1 + Math.Exp(-odds)) - (labels[row] ? 1 : 0);
                for (int i = 0; i < d; i++)
                    gradient[i] += error * x[row * d + i];
                gradient[d] += error;
            }
            for (int i = 0; i <= d; i++)
                weights[i] -= 0.02 * gradient[i];
        }
        LogisticRegression probe = LogisticRegression.Fit(x, labels, inversePenalty: 2);
        for (int i = 0; i < d; i++)
            probe.Weights[i].ShouldBe(weights[i], 1e-5);
        probe.Intercept.ShouldBe(weights[d], 1e-5);
    }

    [Fact]
    public void The_intercept_is_not_penalised()
    {
        // Rows that say nothing, three of four positive: the odds are 3 to 1.
        LogisticRegression probe = LogisticRegression.Fit([0, 0, 0, 0], [true, true, true, false], inversePenalty: 1e-3);
        probe.Intercept.ShouldBe(Math.Log(3), 1e-6);
        probe.Weights[0].ShouldBe(0);
        probe.Loss.ShouldBe(-3 * Math.Log(0.75) - Math.Log(0.25), 1e-9);
    }

    [Fact]
    public void Rows_that_can_be_separated_have_a_finite_answer()
    {
        LogisticRegression probe = LogisticRegression.Fit([-1, -2, 1, 2], [false, false, true, true]);
        probe.Weights[0].ShouldBeInRange(0.5, 3);
        // At the minimum the penalty's pull is that of the rows: w = Σ s x / (1 + exp(s w x)), here without an intercept by symmetry.
        double w = probe.Weights[0];
        w.ShouldBe(2 / (1 + Math.Exp(w)) + 4 / (1 + Math.Exp(2 * w)), 1e-6);
        probe.LogOdds([3]).ShouldBe(3 * w, 1e-9);
    }

    [Fact]
    public void Rows_and_labels_must_fit() => Should.Throw<ArgumentException>(() => LogisticRegression.Fit([1, 2, 3], [true, false]));
}
