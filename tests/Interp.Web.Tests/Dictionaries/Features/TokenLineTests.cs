using Interp.Domain.Dictionaries;
using Interp.Web.Components;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Dictionaries;

public sealed class TokenLineTests
{
    [Fact]
    public async Task Whitespace_newlines_and_partial_characters_are_shown_as_they_are()
    {
        var html = await Line(10, ("  two", 0), ("\n", 0), ("\t", 0), ("\\xE2", 0));
        Rendered.Text(html).ShouldContain("  two");
        html.ShouldContain(">⏎</span>");
        html.ShouldContain(">⇥</span>");
        html.ShouldContain(">\\xE2</span>");
    }

    [Fact]
    public async Task Tokens_stand_without_gaps_between_them()
    {
        var html = await Line(10, ("un", 1), ("kind", 2), ("ness", 0));
        Rendered.Text(html).ShouldContain("unkindness");
    }

    [Fact]
    public async Task Hostile_text_is_encoded()
    {
        var html = await Line(10, ("<script>alert(1)</script>", 1), ("\" onfocus=\"x", 1));
        html.ShouldNotContain("<script>");
        html.ShouldContain("&lt;script&gt;");
        html.ShouldNotContain("\" onfocus=\"x");
    }

    [Theory]
    [InlineData(0f, 10f, 0)]
    [InlineData(float.NaN, 10f, 0)]
    [InlineData(0.0001f, 10f, 1)]
    [InlineData(1f, 10f, 1)]
    [InlineData(5f, 10f, 5)]
    [InlineData(5.01f, 10f, 6)]
    [InlineData(10f, 10f, 10)]
    [InlineData(12f, 10f, 10)]
    [InlineData(3f, 0f, 10)]
    public void Any_activation_reaches_the_floor_colour_and_the_largest_the_top(float activation, float scale, int level) =>
        ActivationLevel.Of(activation, scale).ShouldBe(level);

    [Fact]
    public async Task The_focus_token_is_bold_and_reachable_by_keyboard()
    {
        var html = await Line(10, ("a", 0), ("b", 10), ("c", 0));
        html.ShouldContain("class=\"t a10 focus\"");
        html.Split("tabindex=\"0\"").Length.ShouldBe(2);
    }

    [Fact]
    public async Task The_exact_activation_is_there_for_hover_and_focus()
    {
        var html = await Line(10, ("a", 0), ("b", 3.2104f), ("c", 0));
        html.ShouldContain("data-v=\"3.210\"");
        html.ShouldContain("aria-label=\"Activation 3.210 on “b”, from made-up, document 7\"");
    }

    [Fact]
    public async Task A_right_to_left_phrase_away_from_the_focus_is_isolated_as_one_run()
    {
        var html = await Line(10, ("x", 1), ("שלום", 0), (" ", 0), ("עולם", 0), (" y", 0));
        html.Split("<bdi dir=\"rtl\">").Length.ShouldBe(2);
        Rendered.Text(html.Split("<bdi dir=\"rtl\">")[1].Split("</bdi>")[0]).ShouldBe("שלום עולם");
        html.ShouldNotContain("aria-label=\"Activation 1.000 on “x”, from made-up, document 7\" dir");
    }

    [Fact]
    public async Task A_line_whose_focus_is_right_to_left_runs_that_way_and_isolates_the_rest()
    {
        var html = await Line(10, ("x", 0), ("שלום", 1), (" ", 0), ("עולם", 0), (" y", 0));
        html.ShouldContain("document 7\" dir=\"rtl\"");
        html.ShouldContain("<bdi dir=\"ltr\">");
        Rendered.Text(html).ShouldContain("xשלום עולם y");
    }

    [Theory]
    [InlineData("كت", "اب", true)]
    [InlineData("كت", " اب", false)]
    [InlineData("כת", "אב", false)]
    [InlineData("ab", "cd", false)]
    [InlineData("", "اب", false)]
    public void Letters_that_join_are_joined_across_the_cut_at_the_focus(string left, string focus, bool joins) =>
        TokenParts.Of([MadeUp.Token(left), MadeUp.Token(focus)], 1).JoinsBefore.ShouldBe(joins);

    [Fact]
    public void A_line_is_cut_at_its_focus_and_no_token_is_lost()
    {
        var parts = TokenParts.Of([.. new[] { "a", "א", "ב", "c", "d" }.Select(MadeUp.Token)], 2);
        parts.RightToLeft.ShouldBeTrue();
        parts.Before.ShouldBe([new(false, 0, 1), new(true, 1, 1)]);
        parts.After.ShouldBe([new(false, 3, 2)]);
    }

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(float.NaN, 0)]
    [InlineData(0.019f, 0)]
    [InlineData(0.02f, 1)]
    [InlineData(0.3f, 2)]
    [InlineData(1f, 3)]
    [InlineData(4.26f, 4)]
    [InlineData(-0.05f, -1)]
    [InlineData(-9f, -4)]
    public void A_loss_effect_is_drawn_by_its_size_in_nats_and_its_sign(float effect, int level) => LossLevel.Of(effect).ShouldBe(level);

    [Fact]
    public async Task Helped_and_hurt_tokens_are_told_apart_by_the_style_of_their_line_and_undefined_ones_have_none()
    {
        TokenWindow window = MadeUp.Window(0, 5) with { LossEffects = [float.NaN, 0, 0.3f, -1.5f, 0.01f, 0, 0, 0, 0] };
        var html = await Rendered.Html<TokenLine>(("Window", window), ("Scale", 10f));
        html.Split("data-l=").Length.ShouldBe(9);
        Rendered.Text(html).ShouldContain(" MIICf");
        html.ShouldMatch("class=\"t( a[0-9]+)? h2\"[^>]* data-l=\"&#x2B;0\\.300\"");
        html.ShouldMatch("class=\"t( a[0-9]+)? u3\"[^>]* data-l=\"−1\\.500\"");
        html.ShouldMatch("class=\"t a[0-9]+ focus\"[^>]* data-l=\"&#x2B;0\\.010\"");
    }

    [Fact]
    public async Task Effects_that_were_not_computed_leave_no_trace() =>
        (await Rendered.Html<TokenLine>(("Window", MadeUp.Window(0, 5) with { LossEffects = null }), ("Scale", 10f))).ShouldNotContain("data-l=");

    [Fact]
    public void A_mark_that_stands_alone_gets_a_circle_to_stand_on()
    {
        LoneToken.Text(MadeUp.Token("\u064B")).ShouldBe("\u25CC\u064B");
        LoneToken.Text(MadeUp.Token("é")).ShouldBe("é");
        LoneToken.Text(MadeUp.Token("")).ShouldBe("");
    }

    [Fact]
    public void Blanks_at_the_edges_of_a_right_to_left_phrase_stay_outside() =>
        TokenRun.Of([.. new[] { " ", "א", ".", "b", "!" }.Select(MadeUp.Token)])
            .ShouldBe([new(false, 0, 1), new(true, 1, 1), new(false, 2, 3)]);

    [Fact]
    public async Task A_repeated_example_says_so_in_words_too()
    {
        TokenWindow window = MadeUp.Window(0, 5, repeated: true);
        (await Rendered.Html<TokenLine>(("Window", window), ("Scale", 10f))).ShouldContain("already shown in an earlier group");
    }

    private static Task<string> Line(float scale, params (string Text, float Activation)[] tokens)
    {
        var focus = Array.FindIndex(tokens, t => t.Activation == tokens.Max(o => o.Activation));
        var window = new TokenWindow(
            [.. tokens.Select(t => MadeUp.Token(t.Text))], [.. tokens.Select(t => t.Activation)], focus, 7, "made-up", "test", 99, false);
        return Rendered.Html<TokenLine>(("Window", window), ("Scale", scale));
    }
}
