using Interp.Domain.Circuits;
using Interp.Web.Circuits;
using Microsoft.AspNetCore.WebUtilities;

namespace Interp.Web.Tests.Circuits;

public sealed class LabAddressTests
{
    [Theory]
    [InlineData("short & sweet: 100 %\n\tyes", " Mary")]
    [InlineData("בבוקר היתה העיר שקטה", "?#&=+")]
    public void A_view_comes_back_from_its_address(string clean, string answer)
    {
        var view = new LabAddress("mini", clean, clean + "!", answer, " John", true, (9, 6), PatternSource.Difference, true, LensNorm.Final);
        Back(view.Link).ShouldBe(view);
    }

    [Fact]
    public void What_is_plain_does_not_stand_in_the_address_and_numbers_do_not_depend_on_what_is_shown()
    {
        var view = new LabAddress("mini", "a", "", "", "", false, (0, 0), PatternSource.Clean, false, LensNorm.Own);
        view.Link.ShouldBe("/lab?model=mini&clean=a");
        (view with { Head = (1, 2), Source = PatternSource.Corrupted, Weighted = true, Lens = LensNorm.Final }).Patterns.ShouldBe(view.Patterns);
    }

    [Theory]
    [InlineData("head", "a.b")]
    [InlineData("head", "-1.2")]
    [InlineData("head", "1.2.3")]
    [InlineData("head", "99999999999.0")]
    [InlineData("show", "everything")]
    [InlineData("mode", "plain")]
    [InlineData("lens", "<b>")]
    [InlineData("start", "1")]
    public void What_cannot_be_read_takes_its_default(string name, string value) =>
        Back($"/lab?model=mini&clean=a&{name}={Uri.EscapeDataString(value)}").Link.ShouldBe("/lab?model=mini&clean=a");

    private static LabAddress Back(string link)
    {
        var query = QueryHelpers.ParseQuery(new Uri(new Uri("http://site"), link).Query);
        return LabAddress.From(Of("model"), Of("clean"), Of("corrupted"), Of("answer"), Of("wrong"), Of("start"), Of("head"), Of("show"), Of("mode"), Of("lens"));

        string? Of(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}
