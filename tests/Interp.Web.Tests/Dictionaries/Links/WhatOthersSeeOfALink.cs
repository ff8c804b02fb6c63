using System.Xml.Linq;
using Interp.Web.Components;
using Interp.Web.Dictionaries;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Dictionaries;

public sealed class WhatOthersSeeOfALink
{
    [Fact]
    public void A_preview_is_a_well_formed_picture_of_the_title_and_the_examples()
    {
        var picture = XDocument.Parse(PreviewPicture.Draw("<script>alert(1)</script> & \uD800 \0", "Feature 12", MadeUp.Card()));
        picture.Root!.Name.LocalName.ShouldBe("svg");
        picture.Descendants().Select(e => e.Name.LocalName).Distinct(StringComparer.Ordinal).ShouldBe(["svg", "title", "rect", "text"], ignoreOrder: true);
        picture.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ShouldContain(t => t.StartsWith("<script>alert(1)</script>", StringComparison.Ordinal));
        picture.Descendants().Count(e => e.Name.LocalName == "rect").ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_citation_names_the_run_and_the_hashes_and_its_BibTeX_is_safe()
    {
        var detail = MadeUp.Detail();
        var hostile = detail with { Summary = detail.Summary with { Title = "50 % of {features} \\input{x} & #1_a" } };
        var text = new CitationText(hostile, 12, "https://interp.example/d/x/12?a={b}");
        text.Plain.ShouldContain($"Feature 12 of 50 % of {{features}}");
        text.Plain.ShouldContain(detail.Summary.JobId!.Value.ToString());
        text.Plain.ShouldContain(detail.Provenance.ModelHash[..Math.Min(12, detail.Provenance.ModelHash.Length)]);
        text.BibTeX.ShouldContain(@"title = {{Feature 12 of 50 \% of \{features\} \textbackslash{}input\{x\} \& \#1\_a}}");
        text.BibTeX.ShouldContain(@"\url{https://interp.example/d/x/12?a=%7Bb%7D}");
        text.BibTeX.Count(c => c == '{').ShouldBe(text.BibTeX.Count(c => c == '}'));
    }
}
