using Interp.Analysis.Monosemanticity;

namespace Interp.Analysis.Tests.Monosemanticity;

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
}
