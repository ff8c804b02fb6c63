using Interp.Web.Components;

namespace Interp.Web.Tests.Components;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/d/x?order=density", "/d/x?order=density")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    public void Only_paths_of_this_site_are_followed(string? address, string followed) => LocalAddress.OrHome(address).ShouldBe(followed);

    [Theory]
    [InlineData("dark", "dark")]
    [InlineData("light", "light")]
    [InlineData("\"><script>", null)]
    [InlineData(null, null)]
    public void Only_known_themes_are_taken_from_a_cookie(string? cookie, string? theme) => Appearance.FromCookie(cookie).ShouldBe(theme);
}
