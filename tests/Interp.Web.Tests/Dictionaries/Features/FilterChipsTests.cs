using Interp.Domain.Dictionaries;
using Interp.Web.Dictionaries;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Dictionaries;

public sealed class FilterChipsTests
{
    private static readonly FeatureListAddress Narrow = new("d1", FeatureOrder.Density, "0.1 ‰", null, true, false, " the")
    {
        LogitToken = "a", Label = "base", Labels = LabelFilter.UnlabelledByMe, SingleToken = true, HasTwin = true, Cards = true,
    };

    [Fact]
    public void Every_filter_that_is_on_has_a_chip_and_no_other() =>
        FilterChips.Of(Narrow).Select(c => c.Text).ShouldBe(
            ["fires on “ the”", "promotes “a”", "label contains “base”", "density from 0.1 ‰", "Not labelled by me", "single-token only", "with a twin", "dead too"]);

    [Fact]
    public void A_chip_takes_off_its_own_filter_and_keeps_order_and_view()
    {
        FeatureListAddress without = FilterChips.Of(Narrow)[0].Without;
        without.ShouldBe(Narrow with { Token = null });
        FilterChips.Of(without).Count.ShouldBe(FilterChips.Of(Narrow).Count - 1);
    }

    [Fact]
    public void Clearing_all_leaves_order_and_view()
    {
        FilterChips.Of(Narrow.Cleared()).ShouldBeEmpty();
        Narrow.Cleared().Link(null).ShouldBe("/d/d1?order=density&view=cards");
    }

    [Fact]
    public async Task An_empty_list_says_what_to_try_for_each_filter()
    {
        var html = await Rendered.Html<FeatureListView>(("View", Narrow), ("Page", new FeaturePage([], null, 0)));
        var text = Rendered.Text(html);
        text.ShouldContain("No feature fires on “ the”");
        text.ShouldContain("most promoted tokens of none");
        text.ShouldContain("Labels are those of your cohort");
        html.ShouldContain("href=\"/d/d1?order=density&amp;view=cards\"");
    }

    [Fact]
    public async Task Loss_effects_have_a_column_where_any_feature_has_one()
    {
        FeatureSummary[] features = MadeUp.Features();
        (await Table(features)).ShouldNotContain("Loss effect");
        var text = await Table([features[0] with { LossEffect = 0.25f }, .. features[1..]]);
        text.ShouldContain("Loss effect");
        text.ShouldContain("+0.250");
    }

    private static async Task<string> Table(FeatureSummary[] features) =>
        Rendered.Text(await Rendered.Html<FeatureTable>(("Dictionary", "d1"), ("Features", features)));
}
