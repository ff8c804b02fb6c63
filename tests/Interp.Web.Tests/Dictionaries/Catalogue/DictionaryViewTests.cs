using System.Globalization;
using System.Text.RegularExpressions;
using Interp.Domain.Dictionaries;
using Interp.Web.Dictionaries;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Dictionaries;

public sealed partial class DictionaryViewTests
{
    [Fact]
    public async Task Densities_on_held_out_text_are_drawn_and_tabled_with_their_exact_counts()
    {
        var html = await View(MadeUp.Detail());
        var chart = html[html.IndexOf("How often they fire on held-out text", StringComparison.Ordinal)..];
        int[] counts = MadeUp.Metrics.DensityHistogram!;
        Bars().Matches(chart).Select(m => int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture)).ShouldBe(counts.Where(c => c > 0));
        // Bin 12 of 20 over ten decades begins at 10 to the −4.
        Rendered.Text(chart).ShouldContain("896");
        chart.ShouldContain("held-out-densities.csv");
        Rendered.Text(html).ShouldContain("168 fired on none of them");
    }

    [Fact]
    public async Task Without_such_an_evaluation_there_is_no_empty_chart()
    {
        var detail = MadeUp.Detail();
        foreach (var metrics in new[] { null, MadeUp.Metrics with { DensityHistogram = null } })
            (await View(detail with { Summary = detail.Summary with { Metrics = metrics } })).ShouldNotContain("How often they fire on held-out text");
    }

    private static Task<string> View(DictionaryDetail detail) => Rendered.Html<DictionaryView>(("Detail", detail), ("Address", "https://example.org/d/x"));

    [GeneratedRegex("data-count=\"(?<count>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bars();
}
