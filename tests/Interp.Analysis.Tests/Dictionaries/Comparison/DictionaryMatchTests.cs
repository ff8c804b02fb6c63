using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class DictionaryMatchTests
{
    [Fact]
    public void Each_feature_finds_its_twin_under_another_index_and_scale()
    {
        // b0 = 2·a1, b1 = a0, b2 is noise; a2 is silent.
        var match = new DictionaryMatch(3, 3);
        for (var row = 0; row < 100; row++)
        {
            int[] a = row % 3 == 0 ? [0] : row % 3 == 1 ? [1] : [];
            float[] values = [.. a.Select(_ => 1f + (row % 5))];
            int[] b = [.. a.Select(f => 1 - f), .. row % 7 == 0 ? new[] { 2 } : []];
            float[] valuesB = [.. a.Select((f, i) => f == 1 ? 2 * values[i] : values[i]), .. row % 7 == 0 ? new[] { 1f } : []];
            match.Add(a, values, b, valuesB);
        }

        match.Best(0)!.Value.Feature.ShouldBe(1);
        match.Best(0)!.Value.R.ShouldBe(1, 1e-5);
        match.Best(1)!.Value.Feature.ShouldBe(0);
        match.Best(1)!.Value.R.ShouldBe(1, 1e-5);
        match.Best(2).ShouldBeNull();
        match.MedianBest().ShouldBe(1, 1e-5);
    }

    [Fact]
    public void Sparse_sums_give_what_the_formulas_give_on_whole_columns()
    {
        var (a, b) = (Columns(rows: 400, features: 12, seed: 1), Columns(rows: 400, features: 9, seed: 2));
        var match = new DictionaryMatch(12, 9, supports: true);
        for (var row = 0; row < 400; row++)
            match.Add(Active(a, row), Values(a, row), Active(b, row), Values(b, row));

        for (var i = 0; i < 12; i++)
        {
            match.HitsOfA(i).ShouldBe(a[i].Count(v => v > 0));
            for (var j = 0; j < 9; j++)
            {
                match.Pearson(i, j).ShouldBe(ByDefinition(a[i], b[j]), 1e-5);
                match.Cosine(i, j).ShouldBe(Cosine(a[i], b[j]), 1e-5);
                match.MaskedCosine(i, j).ShouldBe(Math.Max(Masked(a[i], b[j], a[i]), Masked(a[i], b[j], b[j])), 1e-5);
            }

            match.Top(i, 3).Select(m => m.Feature).ShouldBe(a[i].Any(v => v > 0) ? Enumerable.Range(0, 9).OrderByDescending(j => match.Pearson(i, j)).Take(3) : []);
        }

        for (var j = 0; j < 9; j++)
            match.TopOfSecond(j, 3).Select(m => m.Feature).ShouldBe(b[j].Any(v => v > 0) ? Enumerable.Range(0, 12).OrderByDescending(i => match.Pearson(i, j)).Take(3) : []);
    }

    [Fact]
    public void A_part_of_a_feature_is_joined_to_the_whole_though_their_correlation_is_low()
    {
        // The first fires on every other row, the second on one in sixteen of those.
        var match = new DictionaryMatch(1, 1, supports: true);
        for (var row = 0; row < 320; row++)
            match.Add(row % 2 == 0 ? [0] : [], row % 2 == 0 ? [1f] : [], row % 32 == 0 ? [0] : [], row % 32 == 0 ? [2f] : []);

        match.Cosine(0, 0).ShouldBe(0.25, 1e-6);
        match.MaskedCosine(0, 0).ShouldBe(1, 1e-6);
    }

    [Fact]
    public void Edges_need_strength_and_enough_rows()
    {
        var match = new DictionaryMatch(2, 2, supports: true);
        for (var row = 0; row < 40; row++)
            match.Add(row < 20 ? [0] : row < 25 ? [1] : [], row < 20 || row < 25 ? [1f] : [], row < 20 ? [0] : row < 25 ? [1] : [], row < 25 ? [1f] : []);

        var found = DictionaryComparison.Of(match, 40, new ComparisonOptions { LeastHits = 10 }, TestContext.Current.CancellationToken);

        found.Edges.ShouldBe([new SplittingEdge(0, 0, 1)]);
        found.OfA[1][0].Feature.ShouldBe(1);
        found.OfB[1][0].Pearson.ShouldBe(1, 1e-6);
    }

    private static float[][] Columns(int rows, int features, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, features).Select(f => Enumerable.Range(0, rows).Select(_ => random.Next(features) < f ? random.Next(1, 50) / 8f : 0).ToArray())];
    }

    private static int[] Active(float[][] columns, int row) => [.. Enumerable.Range(0, columns.Length).Where(f => columns[f][row] > 0)];

    private static float[] Values(float[][] columns, int row) => [.. Active(columns, row).Select(f => columns[f][row])];

    private static double ByDefinition(float[] a, float[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        var spread = Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
        return spread == 0 ? 0 : a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum() / spread;
    }

    private static double Cosine(float[] a, float[] b) => Masked(a, b, [.. a.Select(_ => 1f)]);

    private static double Masked(float[] a, float[] b, float[] mask)
    {
        var rows = Enumerable.Range(0, a.Length).Where(r => mask[r] > 0).ToArray();
        var lengths = Math.Sqrt(rows.Sum(r => (double)a[r] * a[r]) * rows.Sum(r => (double)b[r] * b[r]));
        return lengths == 0 ? 0 : rows.Sum(r => (double)a[r] * b[r]) / lengths;
    }
}
