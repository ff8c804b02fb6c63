using Interp.Web.Platform;

namespace Interp.Web.Tests.Platform;

public sealed class ParameterTableTests
{
    [Fact]
    public async Task Parameters_are_named_and_never_rounded()
    {
        var html = await Rendered.Html<ParameterTable>(("Json", JobFaces.Parameters));

        html.ShouldContain("<th scope=\"row\">d_sae</th><td class=\"mono\">4\u202F096</td>");
        html.ShouldContain("<th scope=\"row\">Learning rate</th><td class=\"mono\">0.0004</td>");
        html.ShouldNotContain("L1 coefficient</th>");
    }

    [Fact]
    public void Rows_come_in_the_order_of_a_recipe_whatever_order_the_database_gives() =>
        ParameterRows.Of("""{"k":16,"extra":true,"model":"m","title":null,"recipe":"topk"}""").Select(r => r.Name).ShouldBe(["Model", "Recipe", "k", "extra"]);

    [Fact]
    public async Task An_unknown_parameter_keeps_its_name_and_its_markup_is_text()
    {
        var html = await Rendered.Html<ParameterTable>(("Json", """{"<i>":"<b>bold</b>"}"""));

        html.ShouldContain("&lt;i&gt;");
        html.ShouldNotContain("<b>");
    }
}
