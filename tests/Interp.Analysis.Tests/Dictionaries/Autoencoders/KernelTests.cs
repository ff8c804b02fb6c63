using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class KernelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(77)]
    [InlineData(128)]
    [InlineData(531)]
    public void Row_kernels_agree_with_plain_loops(int width)
    {
        float[] matrix = ToyRows.Gaussian(9, width, 1), sum = ToyRows.Gaussian(1, width, 2), expected = [.. sum];
        int[] rows = [3, 8, 3, 5, 0];
        float[] weights = [0.5f, -2, 1, 0, 0.25f];
        for (int i = 0; i < width; i++)
        {
            for (int j = 0; j < rows.Length; j++)
                expected[i] += weights[j] * matrix[rows[j] * width + i];
        }
        RowKernels.AddWeightedRows(matrix, rows, weights, sum);
        Near(sum, expected);

        double dot = 0;
        for (int i = 0; i < width; i++)
            dot += (double)matrix[i] * sum[i];
        RowKernels.Dot(matrix.AsSpan(0, width), sum).ShouldBe((float)dot, 1e-4f);

        double distance = 0;
        for (int i = 0; i < width; i++)
            distance += Math.Pow((double)matrix[i] - sum[i], 2);
        RowKernels.SquaredDistance(matrix.AsSpan(0, width), sum).ShouldBe((float)distance, 1e-5f * (float)(1 + distance));

        float[] scaled = [.. sum];
        RowKernels.AddScaled(-3, matrix.AsSpan(width, width), scaled);
        Near(scaled, [.. sum.Select((value, i) => value - 3 * matrix[width + i])]);
    }

    [Fact]
    public void Row_kernels_refuse_rows_outside_the_matrix()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => RowKernels.AddWeightedRows(new float[8], [2], [1], new float[4]));
        Should.Throw<ArgumentOutOfRangeException>(() => RowKernels.AddWeightedRows(new float[8], [-1], [1], new float[4]));
        Should.Throw<ArgumentException>(() => RowKernels.Dot(new float[3], new float[4]));
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(16, 4096)]
    [InlineData(32, 1000)]
    [InlineData(100, 512)]
    [InlineData(7, 7)]
    [InlineData(9, 5)]
    public void Top_k_agrees_with_sorting(int k, int width)
    {
        var top = new RowTopK(k);
        int[] positions = new int[width];
        float[] values = new float[width];
        for (int trial = 0; trial < 20; trial++)
        {
            float[] row = ToyRows.Gaussian(1, width, trial);
            int count = top.Select(row, positions, values);
            int[] expected = [.. Enumerable.Range(0, width).OrderByDescending(i => row[i]).ThenBy(i => i).Take(k).Order()];
            positions[..count].ShouldBe(expected);
            values[..count].ShouldBe(expected.Select(i => row[i]));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 40)]
    [InlineData(16, 17)]
    [InlineData(32, 128)]
    [InlineData(100, 100)]
    public void A_bound_found_by_halving_parts_the_largest_from_the_rest(int k, int count)
    {
        for (int trial = 0; trial < 20; trial++)
        {
            float[] values = [.. ToyRows.Gaussian(1, count, trial).Select(value => MathF.Abs(value) + 1e-30f)];
            float bound = KthLargest.OfPositive(values, k);
            values.Count(value => value >= bound).ShouldBe(k);
            KthLargest.Find([.. values], k).ShouldBe(values.Where(value => value >= bound).Min());
        }
    }

    [Fact]
    public void A_bound_found_by_halving_is_the_number_itself_among_equal_ones()
    {
        KthLargest.OfPositive([3, 2, 2, 2, float.PositiveInfinity, 1], 3).ShouldBe(2);
        KthLargest.OfPositive([float.Epsilon, float.Epsilon], 1).ShouldBe(float.Epsilon);
        Should.Throw<ArgumentOutOfRangeException>(() => KthLargest.OfPositive([1], 2));
    }

    [Fact]
    public void Of_equal_entries_the_earlier_wins()
    {
        int[] positions = new int[64];
        float[] row = new float[64], values = new float[64];
        row[50] = 1;
        new RowTopK(3).Select(row, positions, values).ShouldBe(3);
        positions[..3].ShouldBe([0, 1, 50]);
    }

    [Fact]
    public void Positive_entries_are_found_in_order()
    {
        float[] row = [.. Enumerable.Range(0, 37).Select(i => i % 5 == 0 ? i - 10f : -1)];
        row[3] = float.NaN;
        int[] positions = new int[37];
        float[] values = new float[37];
        int count = BoundScan.Positive(row, positions, values);
        positions[..count].ShouldBe([15, 20, 25, 30, 35]);
        values[..count].ShouldBe([5f, 10, 15, 20, 25]);
    }

    [Fact]
    public void Adam_agrees_with_its_definition()
    {
        const int Length = 21;
        var settings = new AdamSettings(0.9f, 0.99f, 1e-6f);
        float[] parameters = ToyRows.Gaussian(1, Length, 3), first = new float[Length], second = new float[Length];
        double[] p = [.. parameters.Select(value => (double)value)], m = new double[Length], v = new double[Length];
        for (int step = 1; step <= 5; step++)
        {
            float[] gradient = ToyRows.Gaussian(1, Length, 10 + step);
            settings.At(step, 0.01).Apply(gradient, first, second, parameters);
            for (int i = 0; i < Length; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * gradient[i];
                v[i] = 0.99 * v[i] + 0.01 * gradient[i] * gradient[i];
                p[i] -= 0.01 * (m[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.99, step))) + 1e-6);
            }
        }
        Near(parameters, [.. p.Select(value => (float)value)]);
    }

    [Fact]
    public void The_part_of_a_gradient_along_a_unit_row_is_removed()
    {
        float[] row = ToyRows.Gaussian(1, 100, 5), gradient = ToyRows.Gaussian(1, 100, 6);
        UnitRows.Normalise(row);
        RowKernels.Dot(row, row).ShouldBe(1, 1e-6f);
        Math.Abs(RowKernels.Dot(gradient, row)).ShouldBeGreaterThan(1e-3f);
        UnitRows.RemoveParallel(gradient, row);
        RowKernels.Dot(gradient, row).ShouldBe(0, 1e-5f);
    }

    [Fact]
    public void The_geometric_median_ignores_a_far_outlier()
    {
        float[] rows = [0, 0, 2, 0, 0, 2, 2, 2, 1, 1, 1000, 1000];
        float[] median = GeometricMedian.Of(rows, 2, 500);
        median[0].ShouldBe(1, 0.6f);
        median[0].ShouldBe(median[1], 1e-3f);
    }

    [Fact]
    public void Feature_lists_are_the_transpose_of_row_lists()
    {
        var pairs = new ActivePairs();
        pairs.AddRow([0, 2], [1, 2]);
        pairs.AddRow([], []);
        pairs.AddRow([2], [3]);
        for (int i = 0; i < 3; i++)
            pairs.Gradients[i] = 10 * (i + 1);
        var index = new FeatureIndex(3);
        index.Build(pairs, 4);
        index.Rows(0).ToArray().ShouldBe([0]);
        index.Rows(1).ToArray().ShouldBeEmpty();
        index.Rows(2).ToArray().ShouldBe([0, 8]);
        index.Values(2).ToArray().ShouldBe([2f, 3]);
        index.Gradients(2).ToArray().ShouldBe([20f, 30]);
    }

    [Fact]
    public void Draws_are_uniform_and_differ_between_streams()
    {
        var random = new SeededRandom(1, 0);
        double mean = Enumerable.Range(0, 20_000).Average(_ => random.NextDouble());
        mean.ShouldBe(0.5, 0.01);
        new SeededRandom(1, 0).NextBits().ShouldBe(new SeededRandom(1, 0).NextBits());
        new SeededRandom(1, 1).NextBits().ShouldNotBe(new SeededRandom(1, 0).NextBits());
        float[] normal = ToyRows.Gaussian(20_000, 1, 4);
        normal.Average().ShouldBe(0, 0.03f);
        normal.Average(value => value * value).ShouldBe(1, 0.05f);
    }

    private static void Near(float[] actual, float[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < actual.Length; i++)
            actual[i].ShouldBe(expected[i], 1e-5f * (1 + Math.Abs(expected[i])));
    }
}
