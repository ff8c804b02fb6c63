using Interp.Domain.Dictionaries;

namespace Interp.Domain.Tests.Dictionaries;

/// <summary>Krippendorff's α against worked examples in print, and against the definition written out pair by pair.</summary>
public sealed class AlphaMatchesPublishedExamples
{
    /// <summary>Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units, missing data.</summary>
    private static readonly string[] Krippendorff = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];

    /// <summary>The example of the article on the coefficient in Wikipedia: three coders, fifteen units.</summary>
    private static readonly string[] Encyclopedia = [".....34121133.3", "1.213343.......", "..21344.21133.4"];

    [Fact]
    public void Four_observers_with_missing_data()
    {
        var units = Units(Krippendorff);
        KrippendorffAlpha.Of(units, AlphaMetric.Interval)!.Value.ShouldBe(0.849, 0.0005);
        KrippendorffAlpha.Of(units, AlphaMetric.Ordinal)!.Value.ShouldBe(0.815, 0.0005);
    }

    [Fact]
    public void Three_coders_with_missing_data() =>
        KrippendorffAlpha.Of(Units(Encyclopedia), AlphaMetric.Interval)!.Value.ShouldBe(0.811, 0.0005);

    [Fact]
    public void The_ends_of_the_scale_are_perfect_agreement_and_the_opposite()
    {
        KrippendorffAlpha.Of([[0, 0], [5, 5], [9, 9, 9]], AlphaMetric.Interval).ShouldBe(1);
        KrippendorffAlpha.Of([[0, 14], [14, 0]], AlphaMetric.Interval)!.Value.ShouldBeLessThan(0);
    }

    [Fact]
    public void Where_nothing_can_be_compared_there_is_no_coefficient()
    {
        KrippendorffAlpha.Of([], AlphaMetric.Interval).ShouldBeNull();
        KrippendorffAlpha.Of([[3], [4], []], AlphaMetric.Ordinal).ShouldBeNull();
        KrippendorffAlpha.Of([[3, 3], [3, 3]], AlphaMetric.Interval).ShouldBeNull();
    }

    [Theory]
    [InlineData(AlphaMetric.Interval)]
    [InlineData(AlphaMetric.Ordinal)]
    public void Random_tables_give_what_the_definition_gives(AlphaMetric metric)
    {
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            var units = Enumerable.Range(0, random.Next(2, 12)).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, random.Next(0, 6)).Select(_ => random.Next(0, 15))]).ToList();
            if (SlowAlpha.Of(units, metric) is { } expected)
                KrippendorffAlpha.Of(units, metric)!.Value.ShouldBe(expected, 1e-9);
            else
                KrippendorffAlpha.Of(units, metric).ShouldBeNull();
        }
    }

    private static List<IReadOnlyList<int>> Units(string[] observers) =>
        [.. Enumerable.Range(0, observers[0].Length).Select(unit => (IReadOnlyList<int>)[.. observers.Where(o => o[unit] != '.').Select(o => o[unit] - '0')])];
}
