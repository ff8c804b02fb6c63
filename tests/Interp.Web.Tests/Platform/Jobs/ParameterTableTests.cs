using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Web.Platform;
using Interp.Web.Tests.Preview;

namespace Interp.Web.Tests.Platform;

public sealed class ParameterTableTests
{
    [Fact]
    public async Task Parameters_are_named_and_never_rounded()
    {
        var html = await Rendered.Html<ParameterTable>(("Kind", TrainSaeParameters.Kind), ("Json", JobFaces.Parameters));

        html.ShouldContain("<th scope=\"row\">d_sae</th><td class=\"mono\">4\u202F096</td>");
        html.ShouldContain("<th scope=\"row\">Learning rate</th><td class=\"mono\">0.0004</td>");
        html.ShouldNotContain("L1 coefficient</th>");
    }

    [Fact]
    public void Rows_come_in_the_order_of_a_recipe_whatever_order_the_database_gives() =>
        ParameterRows.Of(KnownKinds.Catalogue().Of(TrainSaeParameters.Kind), """{"k":16,"extra":true,"model":"m","title":null,"recipe":"topk"}""").Select(r => r.Name).ShouldBe(["Model", "Recipe", "k", "extra"]);

    public static TheoryData<string> Every => [.. KnownKinds.Catalogue().All.Select(k => k.Kind)];

    [Theory]
    [MemberData(nameof(Every))]
    public void Every_parameter_of_every_kind_is_called_something_of_its_own(string kind)
    {
        JobDescription says = KnownKinds.Catalogue().Of(kind);
        var json = System.Text.Json.JsonSerializer.Serialize(says.Parameters.ToDictionary(p => p.Name, _ => 1, StringComparer.Ordinal));

        string[] names = [.. ParameterRows.Of(says, json).Select(r => r.Name)];

        names.Length.ShouldBe(says.Parameters.Count);
        names.ShouldBeUnique(StringComparer.Ordinal);
        // Only terms of the field are called as programs call them.
        says.Parameters.Where(p => p.Label == p.Name).ShouldAllBe(p => p.Name == "k");
    }

    [Fact]
    public async Task An_unknown_parameter_keeps_its_name_and_its_markup_is_text()
    {
        var html = await Rendered.Html<ParameterTable>(("Kind", TrainSaeParameters.Kind), ("Json", """{"<i>":"<b>bold</b>"}"""));

        html.ShouldContain("&lt;i&gt;");
        html.ShouldNotContain("<b>");
    }
}
