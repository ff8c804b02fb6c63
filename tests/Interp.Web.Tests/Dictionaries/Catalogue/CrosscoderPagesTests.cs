using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Web.Components;
using Interp.Web.Dictionaries;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Dictionaries;

public sealed class CrosscoderPagesTests
{
    private static readonly string[] Places = ["blocks.0.hook_resid_post", "blocks.1.hook_resid_post"];

    [Fact]
    public async Task The_page_names_the_hook_points_and_measures_each()
    {
        var detail = MadeUp.Detail();
        SiteMeasures[] sites = [new(Places[0], 128, 0.81, 3.5, 6, 5, 0.9, 0.8, 0.25), new(Places[1], 128, 0.77, 3.6, 7, 5, null, 0.7, 0.75)];
        var html = await Rendered.Html<DictionaryView>(("Detail", detail with { Summary = detail.Summary with { HookPoints = Places }, Sites = sites }), ("Address", "https://example.org/d/x"));
        var text = Rendered.Text(html);
        text.ShouldContain("of 2 hook points, blocks.0.hook_resid_post to blocks.1.hook_resid_post");
        text.ShouldContain(Numbers.Percent(0.81));
        text.ShouldContain(Numbers.Percent(0.75));
        text.ShouldContain("Over all 2 hook points together");
        (await Rendered.Html<DictionaryView>(("Detail", detail), ("Address", "https://example.org/d/x"))).ShouldNotContain("Share of decoder norm");
    }

    [Fact]
    public async Task Each_feature_shows_its_shares_as_bars_that_can_be_read_aloud()
    {
        SiteNorm[] norms = [new(Places[0], 0.3f, 0.25f), new(Places[1], 0.9f, 0.75f)];
        var html = await Rendered.Html<SiteBars>(("Sites", norms));
        System.Net.WebUtility.HtmlDecode(html).ShouldContain($"blocks.0.hook_resid_post {Numbers.Percent(0.25)}, blocks.1.hook_resid_post {Numbers.Percent(0.75)}");
        // The largest fills the height, the other a third of it.
        html.ShouldContain("height=\"24\"");
        html.ShouldContain("height=\"8\"");
        Rendered.Text(await Rendered.Html<SiteNormTable>(("Sites", norms))).ShouldContain(Numbers.Percent(0.25));
    }

    [Fact]
    public async Task The_form_offers_every_hook_point_to_a_crosscoder_and_leaves_them_when_another_recipe_is_chosen()
    {
        var draft = new NewDictionaryDraft([MadeUp.Model], [MadeUp.Corpus], WorkerCapacity.Unknown);
        draft.ChooseRecipe(SaeRecipes.Crosscoder);
        draft.Parameters.HookPoints!.Length.ShouldBeGreaterThanOrEqualTo(2);
        draft.Problems.ShouldBeEmpty();
        (await Rendered.Html<NewDictionaryForm>(("Draft", draft), ("Live", true))).ShouldContain("numbers per token together");
        foreach (var place in draft.Parameters.HookPoints!.Skip(1)) draft.ChoosePlace(place, chosen: false);
        draft.Problems.ShouldHaveSingleItem().Field.ShouldBe("hookPoints");
        (await Rendered.Html<NewDictionaryForm>(("Draft", draft), ("Live", true))).ShouldContain("These are 1 hook points");
        draft.ChooseRecipe(SaeRecipes.TopK);
        (draft.Parameters.HookPoints, draft.Problems.Count).ShouldBe((null, 0));
    }
}
