using System.Xml.Linq;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Tests.Components;

public sealed class HeatmapTests
{
    private static readonly HeatmapPicture Picture = new(
        "Which heads <move> the logits?", "change of the logit difference", GridScale.Diverging, "layer", ["0", "1", "2"], "head", ["0", "1"], [[0.5f, -1], null, [float.NaN, 0.25f]])
    {
        Name = (row, column) => $"Head {row}.{column}", Link = (row, column) => $"/lab?head={row}.{column}", LinkWords = "open its patterns",
    };

    [Fact]
    public async Task Every_cell_says_its_name_and_number_and_leads_on()
    {
        var html = (await Rendered.Html<Heatmap>(("Picture", Picture))).Replace("&#x2B;", "+", StringComparison.Ordinal);
        html.ShouldContain("""<a href="/lab?head=0.1" data-cell="Head 0.1" tabindex="0" title="Head 0.1: −1.000">−1.000</a>""", Case.Sensitive, "the strongest cell is where the tab key comes");
        html.ShouldContain("""<a href="/lab?head=0.0" data-cell="Head 0.0" tabindex="-1" title="Head 0.0: +0.500">+0.500</a>""");
        html.ShouldContain("Which heads &lt;move&gt; the logits?");
        html.Split("<a href=\"/lab").Length.ShouldBe(4, "rows that are not there and cells without a value lead nowhere");
    }

    [Fact]
    public async Task Colour_is_the_share_of_the_strongest_value()
    {
        var html = await Rendered.Html<Heatmap>(("Picture", Picture));
        html.ShouldContain("""<td class="neg" style="--v:1">""");
        html.ShouldContain("""<td class="pos" style="--v:0.5">""");
        html.ShouldContain("""<td class="pos" style="--v:0.25">""");
        (await Rendered.Html<Heatmap>(("Picture", Picture with { Limit = 0.5f }))).ShouldContain("""<td class="pos" style="--v:1">""", Case.Sensitive, "a set limit is kept, whatever the values");
    }

    [Fact]
    public async Task What_is_not_there_yet_differs_from_what_cannot_be_measured()
    {
        var html = await Rendered.Html<Heatmap>(("Picture", Picture));
        html.Split("class=\"wait\"").Length.ShouldBe(3);
        html.ShouldContain("""<td class="none" title="Head 2.0: nothing to measure">·</td>""");
    }

    [Fact]
    public async Task The_scale_bar_names_both_ends()
    {
        var text = Rendered.Text(await Rendered.Html<Heatmap>(("Picture", Picture)));
        text.ShouldContain("−1.000+1.000");
        text.ShouldContain("change of the logit difference");
        Rendered.Text(await Rendered.Html<Heatmap>(("Picture", Picture with { Scale = GridScale.Sequential }))).ShouldContain("0+1.000");
    }

    [Fact]
    public async Task Few_cells_show_their_numbers_and_what_is_next_to_nothing_is_exact_only_when_asked_for()
    {
        var html = (await Rendered.Html<Heatmap>(("Picture", Picture with { Rows = [[0.5f, -1], [0.0001f, -0.0002f], [0, 0.25f]] }))).Replace("&#x2B;", "+", StringComparison.Ordinal);
        html.ShouldContain("class=\"heatmap few\"");
        html.ShouldContain(">+0.000</a>");
        Rendered.Text(html).ShouldContain("\u22120.000");
        html.ShouldContain("data-value=\"1.000");
        html.ShouldNotContain("type=\"checkbox\"");

        string[] many = [.. Enumerable.Range(0, 7).Select(i => $"{i}")];
        var large = await Rendered.Html<Heatmap>(("Picture", Picture with { ColumnLabels = many, Rows = [new float[7], new float[7], new float[7]] }));
        large.ShouldContain("type=\"checkbox\"");
        large.ShouldContain("class=\"heatmap\"");
    }

    [Fact]
    public async Task A_grid_of_zeros_has_no_colour_and_does_not_break()
    {
        var html = await Rendered.Html<Heatmap>(("Picture", Picture with { Rows = [[0f, 0], [0f, 0], [0f, 0]] }));
        html.Split("--v:0\"").Length.ShouldBe(7);
    }

    [Fact]
    public async Task The_strongest_cells_are_listed_by_size_whatever_their_sign()
    {
        var text = Rendered.Text(await Rendered.Html<HeatmapStrongest>(("Picture", Picture), ("Most", 2)));
        text.ShouldContain("Head 0.1");
        text.IndexOf("Head 0.1", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("Head 0.0", StringComparison.Ordinal));
        text.ShouldNotContain("Head 2.1");
    }

    [Fact]
    public void The_file_has_a_square_for_each_value_in_the_colour_of_its_sign()
    {
        var squares = XDocument.Parse(HeatmapSvg.Draw(Picture)).Descendants().Where(e => (string?)e.Attribute("class") == "cell").ToList();
        squares.Select(s => s.Value).ShouldBe(["Head 0.0: +0.500", "Head 0.1: −1.000", "Head 2.1: +0.250"]);
        squares[1].Attribute("fill")!.Value.ShouldBe("#2166ac");
    }
}
