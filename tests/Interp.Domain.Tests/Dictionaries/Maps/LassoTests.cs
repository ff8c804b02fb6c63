using Interp.Domain.Dictionaries;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class LassoTests
{
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(3, 1, true)]
    [InlineData(2, 3, false)]
    [InlineData(-0.5, 1, false)]
    [InlineData(1, 5, false)]
    public void A_point_is_inside_a_line_with_a_notch_or_outside(double x, double y, bool inside) =>
        Lasso.Parse("0,0;4,0;4,4;2,1.5;0,4")!.Contains(x, y).ShouldBe(inside);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0,0;1,1")]
    [InlineData("0,0;1,1;2")]
    [InlineData("0,0;1,1;2,2,2")]
    [InlineData("0,0;1,1;two,2")]
    [InlineData("0,0;1,1;NaN,2")]
    [InlineData("0,0;1,1;1e300,2")]
    [InlineData("0,0;1,1;10000000,2")]
    public void Anything_else_is_not_a_line(string? text) => Lasso.Parse(text).ShouldBeNull();

    [Fact]
    public void A_line_has_a_bounded_number_of_corners()
    {
        Lasso.Parse(string.Join(';', Enumerable.Repeat("0,0", Lasso.MaxCorners))).ShouldNotBeNull();
        Lasso.Parse(string.Join(';', Enumerable.Repeat("0,0", Lasso.MaxCorners + 1))).ShouldBeNull();
    }
}
