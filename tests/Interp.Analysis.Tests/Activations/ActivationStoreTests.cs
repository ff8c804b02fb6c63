using Interp.Analysis.Activations;

namespace Interp.Analysis.Tests.Activations;

public sealed class ActivationStoreTests : IDisposable
{
    private const int d = 5;
    private const int Rows = 700;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ActivationPrecision.Float32, 1e-7f)]
    [InlineData(ActivationPrecision.BFloat16, 1f / 256)]
    public void Rows_come_back_each_once_in_a_seeded_random_order(ActivationPrecision precision, float tolerance)
    {
        using ActivationStore store = Write(precision);
        float[] read = new float[Rows * d];
        store.Read(0, read);
        // bfloat16 keeps 8 bits: the row's number is split over two entries, both exact.
        int[] origins = [.. Enumerable.Range(0, Rows).Select(row => (int)(read[row * d] * 128 + read[row * d + 1]))];
        origins.Order().ShouldBe(Enumerable.Range(0, Rows));
        origins.ShouldNotBe(Enumerable.Range(0, Rows));
        for (int row = 0; row < Rows; row++)
        {
            for (int i = 2; i < d; i++)
                read[row * d + i].ShouldBe(Value(origins[row], i), tolerance * Math.Abs(Value(origins[row], i)));
        }
    }

    [Fact]
    public void The_same_seed_writes_the_same_bytes()
    {
        Write(ActivationPrecision.BFloat16, "a").Dispose();
        Write(ActivationPrecision.BFloat16, "b").Dispose();
        File.ReadAllBytes(Path.Combine(_folder["a"], "rows.bin")).ShouldBe(File.ReadAllBytes(Path.Combine(_folder["b"], "rows.bin")));
    }

    [Fact]
    public void Statistics_are_those_of_the_rows()
    {
        using ActivationStore store = Write(ActivationPrecision.Float32);
        double[] mean = [.. Enumerable.Range(0, d).Select(i => Enumerable.Range(0, Rows).Average(row => (double)Value(row, i)))];
        double squares = Enumerable.Range(0, Rows).Average(row => Enumerable.Range(0, d).Sum(i => Math.Pow(Value(row, i), 2)));
        for (int i = 0; i < d; i++)
            store.Statistics.Mean[i].ShouldBe((float)mean[i], 1e-4f);
        store.Statistics.MeanSquaredNorm.ShouldBe(squares, 1e-3);
        store.Statistics.Variance.ShouldBe(squares - mean.Sum(value => value * value), 1e-3);
    }

    [Fact]
    public void A_store_is_reused_only_for_the_same_manifest()
    {
        Write(ActivationPrecision.BFloat16).Dispose();
        using ActivationStore? same = ActivationStore.TryOpen(_folder["store"], Manifest(ActivationPrecision.BFloat16));
        same.ShouldNotBeNull();
        ActivationStore.TryOpen(_folder["store"], Manifest(ActivationPrecision.BFloat16) with { Seed = 99 }).ShouldBeNull();
        ActivationStore.TryOpen(_folder["none"], Manifest(ActivationPrecision.BFloat16)).ShouldBeNull();
    }

    [Fact]
    public void A_changed_or_shortened_store_is_refused()
    {
        Write(ActivationPrecision.Float32).Dispose();
        string rows = Path.Combine(_folder["store"], "rows.bin");
        byte[] bytes = File.ReadAllBytes(rows);
        bytes[300] ^= 1;
        File.WriteAllBytes(rows, bytes);
        Should.Throw<InvalidDataException>(() => ActivationStore.Open(_folder["store"])).Message.ShouldContain("not what was written");
        File.WriteAllBytes(rows, bytes[..^1]);
        Should.Throw<InvalidDataException>(() => ActivationStore.Open(_folder["store"])).Message.ShouldContain("manifest promises");
        File.WriteAllText(Path.Combine(_folder["store"], "store.json"), "{");
        Should.Throw<InvalidDataException>(() => ActivationStore.Open(_folder["store"]));
    }

    [Fact]
    public void Nothing_appears_until_every_row_is_written()
    {
        using (var writer = new ActivationStoreWriter(_folder["store"], Manifest(ActivationPrecision.Float32)))
        {
            writer.Append(Row(0));
            Should.Throw<InvalidOperationException>(writer.Publish).Message.ShouldContain("699 of 700");
        }
        Directory.Exists(_folder["store"]).ShouldBeFalse();
        Directory.GetFileSystemEntries(_folder["."]).ShouldBeEmpty();
    }

    [Fact]
    public void A_store_larger_than_the_disk_is_refused_before_the_first_row()
    {
        ActivationManifest huge = Manifest(ActivationPrecision.Float32) with { Rows = 1L << 42, d_in = 512 };
        Should.Throw<IOException>(() => new ActivationStoreWriter(_folder["store"], huge)).Message.ShouldContain("MiB");
        Directory.GetFileSystemEntries(_folder["."]).ShouldBeEmpty();
    }

    [Fact]
    public void Values_that_are_not_finite_are_refused()
    {
        using var writer = new ActivationStoreWriter(_folder["store"], Manifest(ActivationPrecision.Float32));
        Should.Throw<InvalidDataException>(() => writer.Append([1, 2, float.NaN, 4, 5])).Message.ShouldContain("not finite");
    }

    [Fact]
    public void Reading_past_the_end_goes_on_at_the_start_for_an_endless_stream()
    {
        var source = new ActivationArray([1, 2, 3], 1);
        float[] rows = new float[7];
        CircularRows.Read(source, 5, rows);
        rows.ShouldBe([3f, 1, 2, 3, 1, 2, 3]);
    }

    [Fact]
    public void Bfloat16_rounds_to_the_nearest_and_ties_to_even()
    {
        float[] values = [1, 1 + 1f / 256, 1 + 3f / 256, -0.1f, 0, 3e38f, 1e-40f];
        ushort[] narrow = new ushort[values.Length];
        float[] wide = new float[values.Length];
        BFloat16Rows.Narrow(values, narrow);
        BFloat16Rows.Widen(narrow, wide);
        wide[0].ShouldBe(1);
        wide[1].ShouldBe(1);
        wide[2].ShouldBe(1 + 4f / 256);
        for (int i = 0; i < values.Length - 1; i++)
            wide[i].ShouldBe(values[i], Math.Abs(values[i]) / 256 + 1e-30f);
    }

    private static ActivationManifest Manifest(ActivationPrecision precision) => new("model", "corpus", "blocks.0.mlp.hook_post", 16, -1, 7, Rows, d, precision);

    private static float Value(int row, int i) => i switch
    {
        0 => row / 128,
        1 => row % 128,
        _ => MathF.Sin(row * 1.3f + i) * (i + 1),
    };

    private static float[] Row(int row) => [.. Enumerable.Range(0, d).Select(i => Value(row, i))];

    private ActivationStore Write(ActivationPrecision precision, string name = "store")
    {
        using var writer = new ActivationStoreWriter(_folder[name], Manifest(precision));
        for (int row = 0; row < Rows; row += 2)
            writer.Append([.. Row(row), .. Row(row + 1)]);
        return writer.Publish();
    }
}
