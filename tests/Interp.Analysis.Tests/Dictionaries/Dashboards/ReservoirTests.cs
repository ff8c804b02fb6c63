using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class ReservoirTests
{
    [Fact]
    public void A_short_stream_is_kept_whole()
    {
        var sample = new Reservoir(10, 1);
        for (var row = 0; row < 7; row++)
            sample.Offer(row, row);
        sample.Items.ToArray().Select(i => i.Row).ShouldBe(Enumerable.Range(0, 7));
    }

    [Fact]
    public void Every_item_of_a_long_stream_is_as_likely_as_any_other()
    {
        // 4,000 samples of 10 of 100: each item expects 400 hits, standard deviation 19.
        var hits = new int[100];
        for (var seed = 0; seed < 4_000; seed++)
        {
            var sample = new Reservoir(10, Reservoir.SeedFor(seed, 3));
            for (var row = 0; row < 100; row++)
                sample.Offer(1, row);
            sample.Items.ToArray().Select(i => i.Row).Distinct().Count().ShouldBe(10);
            foreach (var item in sample.Items)
                hits[item.Row]++;
        }

        hits.Min().ShouldBeGreaterThan(310);
        hits.Max().ShouldBeLessThan(490);
    }

    [Fact]
    public void Extremes_keep_the_earlier_of_equal_values()
    {
        var list = new ExtremeList(3, highest: true);
        float[] values = [1, 5, 3, 5, 5, 5, 9];
        for (var row = 0; row < values.Length; row++)
            list.Offer(values[row], row);
        list.Items.ToArray().ShouldBe([new ActivationAt(9, 6), new ActivationAt(5, 1), new ActivationAt(5, 3)]);
    }
}
