using System.Xml.Linq;
using Interp.Web.Dictionaries;

namespace Interp.Web.Tests.Dictionaries;

public sealed class ParetoTests
{
    [Fact]
    public void The_front_is_what_no_other_point_beats()
    {
        ParetoPoint[] points = [At(0, 8, 0.7), At(1, 16, 0.8), At(2, 16, 0.75), At(3, 20, 0.79), At(4, 32, 0.9), At(5, 40, 0.9)];
        ParetoFront.Of(points).Select(p => p.Number).ShouldBe([0, 1, 4]);
        // The same by the definition: a point is on the front when none is at least as good in both and better in one.
        points.Where(p => !points.Any(o => o.L0 <= p.L0 && o.Value >= p.Value && (o.L0 < p.L0 || o.Value > p.Value))).Select(p => p.Number).ShouldBe([0, 1, 4]);
    }

    [Fact]
    public void Every_point_is_a_link_with_its_numbers_and_a_mark_of_its_own()
    {
        var picture = XDocument.Parse(ParetoPlot.Draw([.. Enumerable.Range(0, ParetoPlot.Marks).Select(i => At(i, 5 + i, 0.5 + 0.01 * i))], "title", "EV", SweepAxis.Word));
        var links = picture.Descendants().Where(e => e.Name.LocalName == "a").ToList();
        links.Count.ShouldBe(ParetoPlot.Marks);
        links.Select(a => a.Attribute("href")!.Value).ShouldBe(Enumerable.Range(0, ParetoPlot.Marks).Select(i => $"/d/{i}"));
        links[0].Attribute("aria-label")!.Value.ShouldContain("L0 5");
        Enumerable.Range(0, ParetoPlot.Marks).Select(ParetoPlot.Legend).Distinct(StringComparer.Ordinal).Count().ShouldBe(ParetoPlot.Marks);
    }

    [Fact]
    public void A_point_that_still_trains_is_drawn_hollow_and_is_on_no_front()
    {
        var svg = ParetoPlot.Draw([At(0, 8, 0.7), At(1, 16, 0.9) with { Settled = false }], "title", "EV", SweepAxis.Word);
        svg.ShouldContain("hollow");
        svg.ShouldContain("still training");
        svg.ShouldNotContain("class=\"front\"");
    }

    [Fact]
    public void Nothing_measured_is_said_in_words() => ParetoPlot.Draw([], "title", "EV", SweepAxis.Word).ShouldContain("no point is measured yet");

    private static ParetoPoint At(int number, double l0, double value) => new(number, l0, value, $"Point {number}", number, $"/d/{number}", Settled: true);
}
