using Interp.Web.Components;

namespace Interp.Web.Tests.Components;

public sealed class TimesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(3, "just now")]
    [InlineData(59, "59 seconds ago")]
    [InlineData(60, "1 minute ago")]
    [InlineData(7200, "2 hours ago")]
    [InlineData(86400, "1 day ago")]
    [InlineData(40 * 86400, "on 13 October 2026")]
    public void Times_are_relative_until_they_are_old(int seconds, string shown) => Times.Ago(Now.AddSeconds(-seconds), Now).ShouldBe(shown);

    [Theory]
    [InlineData(0.4, "0_s")]
    [InlineData(200, "3_min 20_s")]
    [InlineData(3660, "1_h 1_min")]
    [InlineData(90000, "1_d 1_h")]
    public void Durations_show_their_two_largest_units(double seconds, string shown) =>
        Times.Duration(TimeSpan.FromSeconds(seconds)).ShouldBe(shown.Replace('_', Numbers.Thin));

    [Fact]
    public async Task A_moment_carries_its_exact_time()
    {
        var html = await Rendered.Html<Moment>(("At", Now.AddMinutes(-3)));
        html.ShouldContain("title=\"2026-11-22 11:57:00 UTC\"");
        html.ShouldContain("datetime=\"2026-11-22T11:57:00Z\"");
        Rendered.Text(html).ShouldBe("3 minutes ago");
    }
}
