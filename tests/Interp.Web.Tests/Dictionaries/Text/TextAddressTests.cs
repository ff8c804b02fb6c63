using Interp.Web.Dictionaries;

namespace Interp.Web.Tests.Dictionaries;

public sealed class TextAddressTests
{
    [Theory]
    [InlineData("short & sweet: 100 %\n\tyes")]
    [InlineData("בבוקר היתה העיר שקטה")]
    [InlineData("🌊 \\x00 \"quoted\" <b>")]
    public void A_view_comes_back_from_its_address(string text)
    {
        var view = new TextAddress("mini", text, 3, 37, [5, 9]);
        Back(view).ShouldBe(view with { Pins = view.Pins });
    }

    [Fact]
    public void A_long_text_is_packed_and_comes_back()
    {
        var text = string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"עיר{i}"));
        var view = new TextAddress("mini", text, null, null, []);
        view.Link().Length.ShouldBeLessThan(16_000);
        view.Link().ShouldContain("packed=");
        Back(view).Text.ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("***")]
    [InlineData("AAAA")]
    public void What_is_no_packed_text_is_none(string? packed) => PackedText.Unpack(packed).ShouldBeNull();

    [Fact]
    public void An_address_that_would_unfold_without_end_is_refused()
    {
        var bomb = PackedText.Pack(new string('a', 10_000_000));
        bomb.Length.ShouldBeLessThan(20_000);
        PackedText.Unpack(bomb).ShouldBeNull();
    }

    [Theory]
    [InlineData("x", "-1", null)]
    [InlineData("99999999999", "1e3", null)]
    [InlineData(" 1", "١", null)]
    public void Numbers_that_are_none_are_left_out(string token, string feature, int? nothing)
    {
        var view = TextAddress.From("mini", "a", null, token, feature, ["x", null, "4", "4"]);
        view.Token.ShouldBe(nothing);
        view.Feature.ShouldBe(nothing);
        view.Pins.ShouldBe([4]);
    }

    private static TextAddress Back(TextAddress view)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri("http://x" + view.Link()).Query);
        string? One(string name) => query.TryGetValue(name, out var value) ? value.ToString() : null;
        var back = TextAddress.From(view.Dictionary, One("text"), One("packed"), One("token"), One("feature"), query.TryGetValue("pin", out var pins) ? pins : []);
        return back.Pins.SequenceEqual(view.Pins) ? back with { Pins = view.Pins } : back;
    }
}
