using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class MaximumAssignmentTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(4, 7)]
    [InlineData(6, 8)]
    public void The_sum_is_that_of_trying_every_matching(int rows, int columns)
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            var random = new SeededRandom(seed, 1);
            // Few different values, so that there are ties.
            float[] scores = [.. Enumerable.Range(0, rows * columns).Select(_ => seed % 2 == 0 ? random.Next(4) : random.NextGaussian())];
            int[] columnOf = MaximumAssignment.Solve(scores, rows, columns, TestContext.Current.CancellationToken);
            columnOf.Distinct().Count().ShouldBe(rows);
            Sum(scores, columns, columnOf).ShouldBe(BestOf(scores, rows, columns, 0, new bool[columns]), 1e-5);
        }
    }

    [Fact]
    public void A_hidden_best_matching_of_many_is_found()
    {
        // Scores u_i + v_j − s_ij with s zero on a hidden matching and positive elsewhere: no matching can beat Σu + Σv.
        const int Count = 300;
        var random = new SeededRandom(3, 2);
        double[] u = [.. Enumerable.Range(0, Count).Select(_ => (double)random.NextGaussian())], v = [.. Enumerable.Range(0, Count).Select(_ => (double)random.NextGaussian())];
        var hidden = new RowPermutation(Count, 5);
        float[] scores = new float[Count * Count];
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < Count; j++)
                scores[i * Count + j] = (float)(u[i] + v[j] - (hidden[i] == j ? 0 : 1e-3 + random.NextDouble()));
        }
        int[] columnOf = MaximumAssignment.Solve(scores, Count, Count, TestContext.Current.CancellationToken);
        columnOf.ShouldBe(Enumerable.Range(0, Count).Select(i => (int)hidden[i]));
        Sum(scores, Count, columnOf).ShouldBe(u.Sum() + v.Sum(), 1e-3);
    }

    [Fact]
    public void More_rows_than_columns_or_numbers_that_are_none_are_refused()
    {
        Should.Throw<ArgumentException>(() => MaximumAssignment.Solve(new float[6], 3, 2, TestContext.Current.CancellationToken));
        Should.Throw<ArgumentException>(() => MaximumAssignment.Solve([float.NaN], 1, 1, TestContext.Current.CancellationToken)).Message.ShouldContain("finite");
    }

    private static double Sum(float[] scores, int columns, int[] columnOf) => columnOf.Select((column, row) => (double)scores[row * columns + column]).Sum();

    private static double BestOf(float[] scores, int rows, int columns, int row, bool[] taken)
    {
        if (row == rows)
            return 0;
        double best = double.NegativeInfinity;
        for (int column = 0; column < columns; column++)
        {
            if (taken[column])
                continue;
            taken[column] = true;
            best = Math.Max(best, scores[row * columns + column] + BestOf(scores, rows, columns, row + 1, taken));
            taken[column] = false;
        }
        return best;
    }
}
