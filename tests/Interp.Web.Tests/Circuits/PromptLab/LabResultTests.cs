using Interp.Domain.Circuits;
using Interp.Web.Circuits;

namespace Interp.Web.Tests.Circuits;

public sealed class LabResultTests
{
    private static readonly LabAddress View = new("mini", " a b c", " a <b> c", " x", " y", false, (0, 0), PatternSource.Clean, false, LensNorm.Own);

    [Fact]
    public void A_value_weighted_pattern_is_attention_times_length_relative_to_the_longest()
    {
        var pattern = HeadPattern.Of(MadeUpPrompts.Sheet, 0, PatternSource.Clean, weighted: true)!;
        // Lengths 1, 2 and 4: a quarter, a half, the whole.
        pattern[1, 0].ShouldBe(0.2f / 4, 1e-6f);
        pattern[1, 1].ShouldBe(0.8f / 2, 1e-6f);
        pattern[2, 2].ShouldBe(0.6f, 1e-6f);
    }

    [Fact]
    public void A_difference_is_clean_minus_corrupted_and_there_is_none_between_prompts_of_two_lengths()
    {
        HeadPattern.Of(MadeUpPrompts.Sheet, 0, PatternSource.Difference, weighted: false)![1, 0].ShouldBe((51 - 153) / 255f, 1e-6f);
        var longer = MadeUpPrompts.Sheet with { Corrupted = MadeUpPrompts.Side(["a", "b"], [255, 0, 255], 0) };
        HeadPattern.Of(longer, 0, PatternSource.Difference, weighted: false).ShouldBeNull();
    }

    [Fact]
    public void The_picture_is_as_large_as_its_cells_draws_no_zero_and_encodes_what_tokens_say()
    {
        var svg = PatternPlot.Draw(HeadPattern.Of(MadeUpPrompts.Sheet, 0, PatternSource.Corrupted, weighted: false)!, "A head");
        svg.ShouldContain("data-grid=\"34.8 34.8 26 3\"");
        System.Text.RegularExpressions.Regex.Count(svg, "class=\"w ", default, TimeSpan.FromSeconds(1)).ShouldBe(5);
        svg.ShouldContain("·&lt;b&gt;");
        svg.ShouldContain("class=\"w l6\"");
        svg.ShouldNotContain("<b>");
    }

    [Fact]
    public async Task The_whole_result_reads_without_script()
    {
        var html = await Html(View);
        var text = OneLine(html);
        text.ShouldContain("Logit difference +1.50 +1.50 x answer probability");
        text.ShouldContain("The 6 parts add up to 1.500; the model's own logit difference is");
        html.ShouldContain("class=\"tt differs\"");
        html.ShouldContain("href=\"/lab?model=mini&amp;clean=%20a%20b%20c");
        html.ShouldContain("head=0.1#attention");
        // The table: b looks at itself with 204 of 255.
        html.ShouldContain("<span class=\"mono\">0.80</span>");
        html.ShouldContain("<small>&lt;1</small>");
        html.ShouldContain("⏎");
    }

    [Fact]
    public async Task The_difference_of_the_parts_is_taken_part_by_part()
    {
        var text = OneLine(await Html(View with { Source = PatternSource.Difference }));
        // Only head 0.0 differs: 0.5 − 0.25.
        text.ShouldContain("add up to 0.2500");
        text.ShouldContain("0.0 +0.250");
        text.ShouldContain("0.1 0");
    }

    [Fact]
    public async Task Prompts_of_two_lengths_are_shown_but_not_subtracted_and_the_reason_is_given()
    {
        var longer = MadeUpPrompts.Sheet with { Corrupted = MadeUpPrompts.Side(["a", "b"], [255, 0, 255], 0) };
        var html = await Rendered.Html<LabResult>(("View", View with { Source = PatternSource.Difference }), ("Sheet", longer));
        html.ShouldNotContain("show=difference\"");
        OneLine(html).ShouldContain("their attributions cannot be subtracted");
        OneLine(html).ShouldContain("3 and 2 tokens long");
    }

    [Fact]
    public async Task A_head_beyond_the_model_is_its_last()
    {
        var html = await Html(View with { Head = (7, 9) });
        html.ShouldContain("Head 0.1, on the prompt");
    }

    private static string OneLine(string html) => string.Join(' ', Rendered.Text(html.Replace("<", " <", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Task<string> Html(LabAddress view) => Rendered.Html<LabResult>(("View", view), ("Sheet", MadeUpPrompts.Sheet));
}
