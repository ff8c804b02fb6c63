using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class DetectionCountsTests
{
    [Fact]
    public void A_small_case_worked_by_hand()
    {
        // Latents 0 and 1 stand for feature 0, latent 2 for feature 1; latent 2 never fires.
        var counts = new DetectionCounts([0, 0, 1], 2);
        counts.Add(Codes([0, 1], [0], [1], []), Codes([0], [0, 1], [], [0]));
        DetectionMetrics metrics = counts.ToMetrics();
        // Latent 0: fires twice, both right, of three; latent 1: fires twice, once right, of three; latent 2: never.
        metrics.Precision.ShouldBe((1 + 0.5 + 0) / 3, 1e-12);
        metrics.Recall.ShouldBe((2 / 3.0 + 1 / 3.0 + 0) / 3, 1e-12);
        metrics.F1.ShouldBe((0.8 + 0.4 + 0) / 3, 1e-12);
        metrics.DeadLatents.ShouldBe(1);
        metrics.L0.ShouldBe(1);
        metrics.TrueL0.ShouldBe(1);
    }

    [Fact]
    public void It_agrees_with_counting_in_dense_tables()
    {
        const int Rows = 400, Latents = 12, Truths = 20;
        var random = new SeededRandom(1, 1);
        bool[,] fires = Table(Rows, Latents, random), there = Table(Rows, Truths, random);
        int[] best = [.. Enumerable.Range(0, Latents).Select(_ => (int)random.Next(Truths))];
        var counts = new DetectionCounts(best, Truths);
        counts.Add(Codes(fires), Codes(there));
        double f1 = 0, precision = 0, recall = 0;
        for (int latent = 0; latent < Latents; latent++)
        {
            double right = 0, wrong = 0, missed = 0;
            for (int row = 0; row < Rows; row++)
            {
                right += fires[row, latent] && there[row, best[latent]] ? 1 : 0;
                wrong += fires[row, latent] && !there[row, best[latent]] ? 1 : 0;
                missed += !fires[row, latent] && there[row, best[latent]] ? 1 : 0;
            }
            precision += right / (right + wrong) / Latents;
            recall += right / (right + missed) / Latents;
            f1 += 2 * right / (2 * right + wrong + missed) / Latents;
        }
        DetectionMetrics metrics = counts.ToMetrics();
        metrics.Precision.ShouldBe(precision, 1e-9);
        metrics.Recall.ShouldBe(recall, 1e-9);
        metrics.F1.ShouldBe(f1, 1e-9);
    }

    [Fact]
    public void Rows_that_do_not_belong_together_are_refused() =>
        Should.Throw<ArgumentException>(() => new DetectionCounts([0], 1).Add(Codes([0]), Codes([0], [0])));

    private static bool[,] Table(int rows, int columns, SeededRandom random)
    {
        bool[,] table = new bool[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                table[row, column] = random.NextDouble() < 0.3;
        }
        return table;
    }

    private static SparseCodes Codes(bool[,] table) =>
        Codes([.. Enumerable.Range(0, table.GetLength(0)).Select(row => Enumerable.Range(0, table.GetLength(1)).Where(column => table[row, column]).ToArray())]);

    private static SparseCodes Codes(params int[][] rows)
    {
        int[] features = [.. rows.SelectMany(row => row)];
        int[] offsets = [0, .. rows.Select((_, i) => rows.Take(i + 1).Sum(row => row.Length))];
        return new SparseCodes(offsets, features, [.. features.Select(_ => 1f)]);
    }
}
