using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Web.Dictionaries;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Dictionaries;

public sealed class FeatureCardViewTests
{
    [Fact]
    public async Task A_live_feature_shows_every_group_in_order_each_with_its_largest_activation()
    {
        var text = string.Join(' ', Rendered.Text(await Card(MadeUp.Card())).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string[] heads = ["Top activations max 11.54", "Interval 0 nearest to 100 % max 11.54", "Interval 5 nearest to 50 % max 5.770", "Interval 10 nearest to 0 max 0.01200", "Bottom activations max 0.01000"];
        int[] places = [.. heads.Select(h => text.IndexOf(h, StringComparison.Ordinal))];
        places.ShouldAllBe(p => p >= 0);
        places.ShouldBeInOrder();
    }

    [Fact]
    public async Task The_density_stands_in_the_histograms_title() =>
        Rendered.Text(await Card(MadeUp.Card())).ShouldMatch("How strongly it fires\\s*density 1.441\u202F‰");

    [Fact]
    public async Task Ten_logits_a_side_with_bars_as_long_as_their_values()
    {
        var html = await Rendered.Html<LogitBars>(("Negative", MadeUp.Card().NegativeLogits), ("Positive", MadeUp.Card().PositiveLogits), ("FileName", "f"));
        html.Split("<li").Length.ShouldBe(21);
        html.ShouldContain("width=\"100\"");
        html.ShouldContain("width=\"39.3\"");
        Rendered.Text(html).ShouldContain("+6.10");
        Rendered.Text(html).ShouldContain("−2.40");
    }

    [Fact]
    public async Task Loss_effects_are_explained_where_there_are_any_and_said_to_be_missing_where_not()
    {
        (await Card(MadeUp.Card())).ShouldContain("helped");
        (await Card(MadeUp.Unablated())).ShouldContain("not computed");
    }

    [Fact]
    public async Task Twins_lead_to_their_own_cards()
    {
        var html = await Card(MadeUp.Card() with { Twins = [new("other-run", 71, 0.92, 0.9)] });
        html.ShouldContain("href=\"/d/other-run/71\"");
        Rendered.Text(html).ShouldContain("+0.92");
    }

    [Fact]
    public async Task Files_stand_at_addresses_of_their_own_so_that_the_page_does_not_carry_them_twice()
    {
        var html = await Card(MadeUp.Card());
        html.ShouldNotContain("data:");
        html.ShouldContain("href=\"/d/mini-pile-topk-4096/2357/activations.csv\"");
        html.ShouldContain("href=\"/d/mini-pile-topk-4096/2357/logits.svg\"");
    }

    [Fact]
    public async Task A_dead_feature_says_so_and_keeps_its_logits()
    {
        var html = await Card(MadeUp.Card(FeatureState.Dead));
        html.ShouldContain("Dead: it never fired");
        html.ShouldNotContain("Top activations");
        html.ShouldContain("Positive logits");
    }

    [Fact]
    public async Task An_ultra_low_feature_is_told_apart_from_a_dead_one()
    {
        var html = await Card(MadeUp.Card(FeatureState.UltraLow, 12));
        html.ShouldContain("Ultra-low density");
        html.ShouldNotContain("it never fired");
        html.ShouldContain("Top activations");
        html.ShouldNotContain("Bottom activations");
    }

    [Fact]
    public async Task A_live_feature_with_few_hits_says_why_it_has_no_intervals() =>
        (await Card(MadeUp.Card(fired: 12))).ShouldContain("too few for intervals");

    [Fact]
    public async Task What_was_not_computed_is_told_apart_from_what_is_dead()
    {
        var html = await Card(MadeUp.Card() with { Activations = null, Groups = [], Logits = null });
        html.ShouldContain("Examples were not computed");
        html.ShouldContain("Logit weights were not computed");
        html.ShouldNotContain("Dead");
    }

    [Fact]
    public async Task A_missing_feature_names_the_range_and_an_uncomputed_one_its_run()
    {
        Rendered.Text(await Rendered.Html<NoSuchFeature>(("Index", 4096), ("Detail", MadeUp.Detail()))).ShouldContain("0 to 4\u202F095");
        (await Rendered.Html<NoSuchFeature>(("Index", 12), ("Detail", MadeUp.Detail()))).ShouldContain("This card was not computed");
    }

    [Fact]
    public async Task No_hostile_token_leaves_its_text()
    {
        var html = await Card(MadeUp.Card());
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<b>");
        html.ShouldNotContain("javascript:");
    }

    [Fact]
    public void Columns_of_examples_are_about_as_long_and_keep_their_order()
    {
        var groups = MadeUp.Card().Groups;
        var (first, second) = ExampleColumns.Of(groups);
        first.Concat(second).ShouldBe(groups);
        int[] lines = [first.Sum(g => g.Examples.Length + 2), second.Sum(g => g.Examples.Length + 2)];
        Math.Abs(lines[0] - lines[1]).ShouldBeLessThan(15);
    }

    [Fact]
    public void A_lone_group_fills_the_first_column()
    {
        var (first, second) = ExampleColumns.Of([MadeUp.Card().Groups[0]]);
        (first.Count, second.Count).ShouldBe((1, 0));
    }

    private static Task<string> Card(FeatureCard card) => Rendered.Html<FeatureCardView>(("Card", card));
}
