using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SaeGeometryTests
{
    [Fact]
    public void Three_directions_in_the_plane_give_their_cosines()
    {
        // Decoder at 0°, 60° and 90°; encoder at 0°, 0° and 90°, of other lengths.
        float half = 0.5f, root = MathF.Sqrt(0.75f);
        SaeGeometry geometry = Of([2, 0, 3, 0, 0, 5], [1, 0, 7 * half, 7 * root, 0, 1], 3, 2);
        geometry.EncoderDecoderCosine!.Value.ShouldBe((1 + 0.5 + 1) / 3, 1e-6);
        geometry.MaxDecoderCosine!.Value.ShouldBe((0.5 + root + root) / 3, 1e-6);
    }

    [Fact]
    public void A_feature_without_direction_is_left_out()
    {
        SaeGeometry geometry = Of([1, 0, 1, 0, 0, 1], [1, 0, 0, 0, 1, 1], 3, 2);
        geometry.EncoderDecoderCosine!.Value.ShouldBe((1 + Math.Sqrt(0.5)) / 2, 1e-6);
        geometry.MaxDecoderCosine!.Value.ShouldBe(Math.Sqrt(0.5), 1e-6);
    }

    [Fact]
    public void A_single_feature_has_no_nearest() => Of([1, 0], [0, 1], 1, 2).ShouldBe(new SaeGeometry(0, null));

    [Fact]
    public void Chunks_change_nothing()
    {
        // 5,000 features are compared 838 at a time; the reference goes pair by pair.
        const int features = 5000, d = 4;
        var random = new Random(4);
        float[] rows = [.. Enumerable.Range(0, features * d).Select(_ => (float)(random.NextDouble() - 0.5))];
        double[][] unit = [.. Enumerable.Range(0, features).Select(i => Unit(rows.AsSpan(i * d, d)))];
        double sum = 0;
        for (int i = 0; i < features; i++)
            sum += unit.Where((_, j) => j != i).Max(other => other.Zip(unit[i], (a, b) => a * b).Sum());
        SaeGeometry geometry = Of(rows, rows, features, d);
        geometry.MaxDecoderCosine!.Value.ShouldBe(sum / features, 1e-5);
        geometry.EncoderDecoderCosine!.Value.ShouldBe(1, 1e-6);
    }

    private static double[] Unit(ReadOnlySpan<float> row)
    {
        double length = 0;
        foreach (float value in row)
            length += (double)value * value;
        return Array.ConvertAll(row.ToArray(), value => value / Math.Sqrt(length));
    }

    private static SaeGeometry Of(float[] encoder, float[] decoder, int features, int d)
    {
        using var sae = SparseAutoencoder.FromRows(new SaeSettings(SaeArchitecture.Standard), encoder, decoder, new float[features], new float[d]);
        return SaeGeometry.Of(sae, TestContext.Current.CancellationToken);
    }
}
