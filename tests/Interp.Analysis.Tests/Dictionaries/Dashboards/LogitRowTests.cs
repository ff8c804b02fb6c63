using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class LogitRowTests
{
    [Fact]
    public void The_median_of_the_counted_tokens_becomes_zero_and_rare_ones_are_left_out()
    {
        // Token 2 is never seen: without it the weights are 1, 2, 4, 8, 100, median 4.
        var summary = LogitRow.Summarise([8, 1, 1000, 4, 2, 100], [0, 1, 3, 4, 5]);

        summary.Positive[0].ShouldBe(new TokenLogit(5, 96));
        summary.Positive[1].ShouldBe(new TokenLogit(0, 4));
        summary.Negative[0].ShouldBe(new TokenLogit(1, -3));
        summary.Negative[1].ShouldBe(new TokenLogit(4, -2));
        (summary.Histogram.Low, summary.Histogram.High).ShouldBe((-3, 96));
        summary.Histogram.Counts.Length.ShouldBe(40);
        summary.Histogram.Counts[0].ShouldBe(2, "-3 and -2 lie in the first bin of width 2.475");
        summary.Histogram.Counts.Sum().ShouldBe(5);
    }

    [Fact]
    public void Ten_tokens_are_listed_on_each_side()
    {
        var logits = Enumerable.Range(0, 101).Select(i => (float)(i - 20)).ToArray();
        var summary = LogitRow.Summarise(logits, [.. Enumerable.Range(0, 101)]);

        summary.Positive.Select(t => t.Token).ShouldBe(Enumerable.Range(91, 10).Reverse());
        summary.Negative.Select(t => t.Token).ShouldBe(Enumerable.Range(0, 10));
        summary.Positive[0].Value.ShouldBe(50);
        summary.Negative[0].Value.ShouldBe(-50);
    }
}
