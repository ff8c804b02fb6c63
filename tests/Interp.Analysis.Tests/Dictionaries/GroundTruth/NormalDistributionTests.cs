using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1.959963984540054, 0.025)]
    [InlineData(-3.290526731491894, 0.0005)]
    [InlineData(-6, 9.865876450376946e-10)]
    public void Tabulated_values_come_out(double x, double probability)
    {
        NormalDistribution.Cdf(x).ShouldBe(probability, 3e-7 * probability);
        NormalDistribution.Quantile(probability).ShouldBe(x, 1e-6);
    }

    [Fact]
    public void Certainty_lies_at_infinity()
    {
        NormalDistribution.Quantile(0).ShouldBe(double.NegativeInfinity);
        NormalDistribution.Quantile(1).ShouldBe(double.PositiveInfinity);
        Should.Throw<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(1.1));
    }
}
