using Interp.Analysis.Circuits;
using Interp.Workers.Circuits;

namespace Interp.Workers.Tests.Circuits;

public sealed class KnownMeansTests : IDisposable
{
    private static readonly KnockoutSet Without = KnockoutSet.Of([HeadAt.Parse("1.0@END")]);
    private static readonly KnockoutSet Alone = KnockoutSet.AllBut([HeadAt.Parse("1.0@END"), HeadAt.Parse("0.1@S2")]);
    private readonly string folder = Directory.CreateTempSubdirectory("interp-means-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Means_come_back_to_the_bit_for_the_same_work()
    {
        using (var means = KnownMeans.Open(folder, "parameters weights prompts code"))
        {
            means.Keep(Without, 1.0 / 3);
            means.Keep(Alone, -2e-17);
        }

        using var again = KnownMeans.Open(folder, "parameters weights prompts code");
        again.Found.ShouldBe(new Dictionary<string, double>(StringComparer.Ordinal) { [Without.ToString()] = 1.0 / 3, [Alone.ToString()] = -2e-17 }, ignoreOrder: true);
    }

    [Fact]
    public void A_line_that_a_killed_worker_left_half_is_not_believed()
    {
        using (var means = KnownMeans.Open(folder, "same"))
        {
            means.Keep(Without, 0.5);
            means.Keep(Alone, 0.25);
        }

        var file = Directory.GetFiles(folder).ShouldHaveSingleItem();
        File.WriteAllText(file, File.ReadAllText(file)[..^4]);
        using (var means = KnownMeans.Open(folder, "same"))
        {
            means.Found.Keys.ShouldHaveSingleItem().ShouldBe(Without.ToString());
            means.Keep(Alone, 0.25);
        }

        using var after = KnownMeans.Open(folder, "same");
        after.Found.Count.ShouldBe(2);
    }

    [Fact]
    public void Means_of_other_weights_are_not_taken()
    {
        using (var means = KnownMeans.Open(folder, "old")) means.Keep(Without, 0.5);
        using var other = KnownMeans.Open(folder, "new");
        other.Found.ShouldBeEmpty();
    }
}
