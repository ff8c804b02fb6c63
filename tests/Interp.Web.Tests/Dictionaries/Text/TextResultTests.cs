using Interp.Domain.Dictionaries;
using Interp.Web.Dictionaries;

namespace Interp.Web.Tests.Dictionaries;

public sealed class TextResultTests
{
    private static readonly TextFeatures Text = new(
        "mini", [new(1, "ab", "ab"), new(2, "\n", "⏎"), new(3, " של", " של"), new(4, "cd", "cd")], [0, 2, 2, 3, 4], [7, 9, 7, 9], [2, 1, 4, 0.5f],
        [new(7, [2, 0, 4, 0], [null, 0.004f, 0.7f, -0.2f])],
        [new(7, 4, 2, 0.001, 8, ["x"]), new(9, 1, 2, 0.1, 2, ["y"])], 2, new(256, 1, 0, BeginsWithMark: true));

    [Fact]
    public async Task Tokens_are_coloured_as_on_the_card_and_underlined_by_what_the_feature_does_to_their_loss()
    {
        var html = await Rendered.Html<TextResult>(("View", View(token: 0)), ("Text", Text));
        html.ShouldContain("class=\"tt a3 chosen\"");
        html.ShouldContain("class=\"tt a5 helped strong\"");
        html.ShouldContain("class=\"tt hurt\"");
        System.Net.WebUtility.HtmlDecode(html).ShouldContain("activation 4.000, loss effect +0.70 nats");
        html.ShouldContain("<bdi dir=\"rtl\">");
    }

    [Fact]
    public async Task A_chosen_token_lists_its_features_strongest_first()
    {
        var html = await Rendered.Html<TextResult>(("View", View(token: 0)), ("Text", Text));
        var panel = html[html.IndexOf("Token 0", StringComparison.Ordinal)..html.IndexOf("Strongest in the text", StringComparison.Ordinal)];
        panel.IndexOf("#7", StringComparison.Ordinal).ShouldBeInRange(0, panel.IndexOf("#9", StringComparison.Ordinal));
        (await Rendered.Html<TextResult>(("View", View(token: 1)), ("Text", Text))).ShouldContain("No feature fires on this token.");
    }

    [Fact]
    public async Task Loss_effects_that_were_not_computed_are_not_spoken_of()
    {
        var without = Text with { Tracks = [Text.Tracks[0] with { LossEffects = null }] };
        var html = await Rendered.Html<TextResult>(("View", View(token: null)), ("Text", without));
        html.ShouldNotContain("helped");
        html.ShouldNotContain("loss effect");
    }

    [Fact]
    public async Task A_text_read_in_windows_says_so()
    {
        var html = await Rendered.Html<TextResult>(("View", View(token: null)), ("Text", Text with { Reading = new(256, 3, 128, BeginsWithMark: true) }));
        html.ShouldContain("3 overlapping windows");
        html.ShouldContain("at least 128");
    }

    private static TextAddress View(int? token) => new("mini", "ab\n שלcd", token, 7, [9]);
}
