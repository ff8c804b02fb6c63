using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class TargetSumsTests
{
    [Fact]
    public void Pearson_equals_its_definition_on_weighted_rows()
    {
        var random = new Random(4);
        const int rows = 200, units = 5, targets = 3;
        var (f, y, w) = (new float[rows, units], new float[rows, targets], new double[rows]);
        var sums = new TargetSums(units, targets);
        for (var row = 0; row < rows; row++)
        {
            w[row] = random.NextDouble() + 0.1;
            for (var t = 0; t < targets; t++)
                y[row, t] = random.NextSingle();
            for (var unit = 0; unit < units; unit++)
                f[row, unit] = random.Next(3) == 0 ? random.NextSingle() + (unit == 2 ? y[row, 1] : 0) : 0;

            int[] active = [.. Enumerable.Range(0, units).Where(unit => f[row, unit] > 0)];
            sums.Add(w[row], [.. Enumerable.Range(0, targets).Select(t => y[row, t])], active, [.. active.Select(unit => f[row, unit])]);
        }

        for (var unit = 0; unit < units; unit++)
        {
            for (var t = 0; t < targets; t++)
                sums.Pearson(unit, t).ShouldBe(Weighted(f, unit, y, t, w), 1e-9);
        }

        sums.Best(1).ShouldBe(2);
        sums.Weight.ShouldBe(w.Sum(), 1e-9);
    }

    [Fact]
    public void Mass_precision_and_recall_by_hand()
    {
        // Rows: in class 3 + 1 active, one silent; outside one active of weight 2.
        var sums = new TargetSums(1, 1);
        sums.Add(1, [1], [0], [3]);
        sums.Add(1, [1], [0], [1]);
        sums.Add(1, [1], [], []);
        sums.Add(2, [0], [0], [2]);

        sums.MassShare(0, 0).ShouldBe(4 / 8.0);
        sums.Precision(0, 0).ShouldBe(2 / 4.0);
        sums.Recall(0, 0).ShouldBe(2 / 3.0);
        sums.TargetShare(0).ShouldBe(3 / 5.0);
    }

    [Fact]
    public void A_silent_unit_correlates_with_nothing()
    {
        var sums = new TargetSums(2, 1);
        sums.Add(1, [1], [0], [1]);
        sums.Add(1, [0], [], []);
        sums.Pearson(0, 0).ShouldBe(1, 1e-12);
        sums.Pearson(1, 0).ShouldBe(0);
        sums.MassShare(1, 0).ShouldBe(0);
    }

    private static double Weighted(float[,] f, int unit, float[,] y, int target, double[] w)
    {
        double Mean(Func<int, double> value) => Enumerable.Range(0, w.Length).Sum(row => w[row] * value(row)) / w.Sum();
        var (mf, my) = (Mean(row => f[row, unit]), Mean(row => y[row, target]));
        var covariance = Mean(row => (f[row, unit] - mf) * (y[row, target] - my));
        return covariance / Math.Sqrt(Mean(row => Math.Pow(f[row, unit] - mf, 2)) * Mean(row => Math.Pow(y[row, target] - my, 2)));
    }
}
