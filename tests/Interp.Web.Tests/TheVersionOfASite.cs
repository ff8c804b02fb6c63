namespace Interp.Web.Tests;

public sealed class TheVersionOfASite
{
    [Theory]
    [InlineData("0.2.0-dev+c60829c44a12f00d", "0.2.0-dev (c60829c44a12)")]
    [InlineData("0.2.0+c60829c", "0.2.0 (c60829c)")]
    [InlineData("0.2.0", "0.2.0")]
    public void Is_short_and_names_the_commit_where_there_is_one(string informational, string text) => SiteVersion.Of(informational).ShouldBe(text);
}
