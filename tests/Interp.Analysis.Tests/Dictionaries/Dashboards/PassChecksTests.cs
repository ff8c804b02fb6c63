using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class PassChecksTests
{
    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(0f)]
    public void An_activation_that_is_not_positive_is_refused(float value)
    {
        using var pass = Empty(rows: 1);
        Should.Throw<ArgumentException>(() => pass.Add(new SparseCodes([0, 1], [0], [value]), [])).Message.ShouldContain("positive");
    }

    [Fact]
    public void More_rows_than_announced_are_refused()
    {
        using var pass = Empty(rows: 1);
        Should.Throw<ArgumentException>(() => pass.Add(new SparseCodes([0, 0, 0], [], []), []));
    }

    [Fact]
    public void A_pass_that_ended_early_is_not_taken_for_a_whole_one()
    {
        using var pass = Empty(rows: 2);
        pass.Add(new SparseCodes([0, 1], [0], [1f]), []);
        Should.Throw<InvalidOperationException>(pass.Complete).Message.ShouldContain("2 rows");
    }

    [Fact]
    public void The_spool_is_deleted_with_the_pass()
    {
        var folder = Directory.CreateTempSubdirectory("spool-");
        try
        {
            using (new DashboardPass(new PassRows([0], 1, [0], [0]), 1, 1, neurons: false, 0, folder.FullName))
                folder.GetFiles().Length.ShouldBe(1);
            folder.GetFiles().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Memory_for_a_feature_does_not_grow_with_its_hits()
    {
        const int hits = 498_000;
        var tally = new FeatureTally(1);
        for (var row = 0; row < 2_000; row++)
            tally.Add(1 + (row % 97), row);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var row = 2_000; row < 2_000 + hits; row++)
            tally.Add(1 + (row % 97), row);
        // Keeping a hit costs 8 bytes. The runtime itself now and then allocates about a kilobyte here, when it replaces the loop by faster code.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(hits / 10);
    }

    private static DashboardPass Empty(int rows) =>
        new(new PassRows([0], rows, new int[rows], new int[rows]), d_sae: 1, d_in: 1, neurons: false, seed: 0, Path.GetTempPath());
}
