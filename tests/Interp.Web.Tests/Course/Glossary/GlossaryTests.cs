using System.Text.RegularExpressions;
using Interp.Web.Components;
using Interp.Web.Course;
using Interp.Web.Dictionaries;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Course;

public sealed partial class GlossaryTests
{
    [Fact]
    public void Every_entry_stands_once_and_leads_only_to_entries_that_exist()
    {
        string[] ids = [.. GlossaryTerms.All.Select(t => t.Id)];
        ids.ShouldBeUnique(StringComparer.Ordinal);
        GlossaryTerms.All.SelectMany(t => t.See).ShouldBeSubsetOf(ids, StringComparer.Ordinal);
        GlossaryTerms.All.Where(t => t.See.Contains(t.Id, StringComparer.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Terms_of_the_card_open_their_entry_and_carry_its_sentence()
    {
        var html = await Rendered.Html<FeatureCardView>(("Card", MadeUp.Card()));
        string[] linked = [.. Link().Matches(html).Select(m => m.Groups["id"].Value)];
        linked.ShouldContain("density", StringComparer.Ordinal);
        linked.ShouldContain("loss-effect", StringComparer.Ordinal);
        linked.ShouldBeSubsetOf(GlossaryTerms.All.Select(t => t.Id), StringComparer.Ordinal);
        html.ShouldContain(GlossaryTerms.Find("density").Short);
    }

    [Fact]
    public async Task The_page_has_a_place_for_every_entry()
    {
        var html = await Rendered.Html<GlossaryPage>();
        foreach (var term in GlossaryTerms.All)
            html.ShouldContain($"id=\"{term.Id}\"");
    }

    [Fact]
    public void A_term_that_does_not_exist_is_a_mistake_of_the_page() => Should.Throw<KeyNotFoundException>(() => GlossaryTerms.Find("nonsense"));

    [GeneratedRegex("href=\"/glossary#(?<id>[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
