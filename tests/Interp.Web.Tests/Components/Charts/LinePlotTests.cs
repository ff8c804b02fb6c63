using Interp.Web.Components;

namespace Interp.Web.Tests.Components;

public sealed class LinePlotTests
{
    [Fact]
    public void Values_that_are_not_finite_are_left_out()
    {
        var svg = LinePlot.Draw([new(0, 1), new(1, double.NaN), new(2, 3)], "Loss", "step", "s1");
        svg.Split(" d=\"")[1].Split('"')[0].Count(c => c is 'M' or 'L').ShouldBe(2);
        svg.ShouldNotContain("NaN");
    }

    [Fact]
    public void Without_points_it_says_so() => LinePlot.Draw([], "Loss", "step", "s1").ShouldContain("no value yet");

    [Fact]
    public void A_flat_curve_has_an_axis_around_it()
    {
        var axis = Axis.Around(16, 16, 3);
        axis.Low.ShouldBeLessThan(16);
        axis.High.ShouldBeGreaterThan(16);
    }

    [Fact]
    public void Ticks_are_round() => Axis.Around(0.013, 0.97, 4).Ticks.ShouldBe([0, 0.5, 1], 1e-12);

    [Fact]
    public void Cells_with_commas_quotes_and_formulas_survive_a_spreadsheet() =>
        Uri.UnescapeDataString(Downloads.Csv(["token", "value"], [[",", "-1.5"], ["\"", "+2"], ["=1+1", "x"], ["-cmd", "y"]]))
            .ShouldBe("data:text/csv;charset=utf-8,token,value\r\n\",\",-1.5\r\n\"\"\"\",+2\r\n'=1+1,x\r\n'-cmd,y\r\n");
}
