using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SharkeyToyTests
{
    private const int Rows = 20_000;

    [Fact]
    public void Features_are_as_frequent_as_they_should_be()
    {
        var toy = new SharkeyToy(new SharkeyOptions { Features = 100, d_in = 16, Decay = 0.97, Active = 8 });
        SparseCodes rows = toy.ReadFirings(0, Rows);
        int[] counts = Counts(rows, 100);
        for (int i = 0; i < 100; i++)
        {
            double p = 0.08 * Math.Pow(0.97, i);
            ((double)counts[i]).ShouldBe(Rows * p, 5 * Math.Sqrt(Rows * p * (1 - p)));
        }
        rows.Values.Average().ShouldBe(0.5f, 0.01f);
        rows.Values.Min().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void At_the_published_sizes_one_feature_is_there_on_average() =>
        new SharkeyToy(new SharkeyOptions()).ReadFirings(0, Rows).L0.ShouldBe(0.97, 0.03);

    [Fact]
    public void Correlated_rows_hold_five_features_on_average_and_never_none()
    {
        var toy = new SharkeyToy(new SharkeyOptions { Features = 128, d_in = 16, Correlated = true });
        SparseCodes rows = toy.ReadFirings(0, 5000);
        rows.L0.ShouldBe(5, 0.15);
        Enumerable.Range(0, rows.RowCount).Min(row => rows.FeaturesOf(row).Length).ShouldBe(1);
        // With independent features the number in a row would vary less than their mean number.
        double spread = Enumerable.Range(0, rows.RowCount).Average(row => Math.Pow(rows.FeaturesOf(row).Length - rows.L0, 2));
        spread.ShouldBeGreaterThan(1.02 * 5);
    }

    [Fact]
    public void A_row_is_the_sum_of_its_features_whoever_reads_it()
    {
        var options = new SharkeyOptions { Features = 60, d_in = 10, Active = 10 };
        var toy = new SharkeyToy(options);
        float[] rows = new float[50 * 10], part = new float[7 * 10];
        toy.Read(1000, rows);
        SparseCodes firings = toy.ReadFirings(1000, 50);
        for (int row = 0; row < 50; row++)
        {
            for (int j = 0; j < 10; j++)
            {
                double sum = 0;
                for (int i = 0; i < firings.FeaturesOf(row).Length; i++)
                    sum += firings.ValuesOf(row)[i] * toy.Directions.Span[firings.FeaturesOf(row)[i] * 10 + j];
                rows[row * 10 + j].ShouldBe((float)sum, 1e-5f);
            }
        }
        new SharkeyToy(options with { Threads = 3 }).Read(1020, part);
        part.ShouldBe(rows.AsSpan(200, 70).ToArray());
        new SharkeyToy(options with { Threads = 3 }).Fingerprint.ShouldBe(toy.Fingerprint);
        new SharkeyToy(options with { Seed = 2 }).Fingerprint.ShouldNotBe(toy.Fingerprint, StringComparer.Ordinal);
    }

    [Fact]
    public void Noise_has_the_deviation_asked_for()
    {
        var options = new SharkeyOptions { Features = 20, d_in = 50, Noise = 0.1f };
        float[] plain = new float[400 * 50], noisy = new float[400 * 50];
        new SharkeyToy(options with { Noise = 0 }).Read(0, plain);
        new SharkeyToy(options).Read(0, noisy);
        Math.Sqrt(plain.Zip(noisy, (a, b) => (double)(a - b) * (a - b)).Average()).ShouldBe(0.1, 0.003);
    }

    [Fact]
    public void Rows_outside_the_source_are_refused()
    {
        var toy = new SharkeyToy(new SharkeyOptions { Features = 8, d_in = 4 });
        Should.Throw<ArgumentOutOfRangeException>(() => toy.Read(-1, new float[4]));
        Should.Throw<ArgumentOutOfRangeException>(() => toy.Read(toy.Rows, new float[4]));
        Should.Throw<ArgumentOutOfRangeException>(() => toy.Read(0, new float[5]));
    }

    private static int[] Counts(SparseCodes rows, int features)
    {
        int[] counts = new int[features];
        foreach (int feature in rows.Features)
            counts[feature]++;
        return counts;
    }
}
