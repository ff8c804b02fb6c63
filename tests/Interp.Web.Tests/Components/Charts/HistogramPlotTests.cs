using System.Globalization;
using System.Xml.Linq;
using Interp.Domain.Dictionaries;
using Interp.Web.Components;

namespace Interp.Web.Tests.Components;

public sealed class HistogramPlotTests
{
    private static readonly Histogram Three = new([-1, 0, 1, 2], [2, 0, 4]);

    [Fact]
    public void Each_bar_carries_its_exact_count_and_empty_bins_have_none() =>
        Bars(Draw(Three)).Select(b => b.Attribute("data-count")!.Value).ShouldBe(["2", "4"]);

    [Fact]
    public void Heights_are_proportional_to_counts()
    {
        double[] heights = [.. Bars(Draw(Three)).Select(b => double.Parse(b.Attribute("height")!.Value, CultureInfo.InvariantCulture))];
        (heights[1] / heights[0]).ShouldBe(2, 0.02);
    }

    [Fact]
    public void The_count_is_exact_on_hover() =>
        Draw(Three).Descendants().Where(e => e.Name.LocalName == "title").Select(e => e.Value)
            .ShouldBe(["−1.000 to 0: 2 tokens", "0 to 1.000: 0 tokens", "1.000 to 2.000: 4 tokens"]);

    [Fact]
    public void Bars_below_zero_look_different_from_bars_above() =>
        Bars(Draw(Three)).Select(b => b.Attribute("class")!.Value).ShouldBe(["bar negative", "bar positive"]);

    [Fact]
    public void A_single_token_among_thousands_is_still_visible()
    {
        XElement small = Bars(Draw(new([0, 1, 2], [100_000, 1]))).Last();
        double.Parse(small.Attribute("height")!.Value, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public void Edges_that_do_not_fit_the_counts_are_refused() =>
        Should.Throw<ArgumentException>(() => HistogramPlot.Draw(new([0, 1], [1, 2]), HistogramLook.Logits)).Message.ShouldContain("one more edge");

    [Fact]
    public void A_hostile_title_stays_text() =>
        HistogramPlot.Draw(Three, HistogramLook.Logits with { Title = "\"><script>" }).ShouldNotContain("<script>");

    private static XElement Draw(Histogram histogram) => XElement.Parse(HistogramPlot.Draw(histogram, HistogramLook.Logits));

    private static IEnumerable<XElement> Bars(XElement svg) => svg.Descendants().Where(e => e.Attribute("data-count") is not null);
}
