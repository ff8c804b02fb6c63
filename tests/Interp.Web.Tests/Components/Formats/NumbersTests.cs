using Interp.Web.Components;

namespace Interp.Web.Tests.Components;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1.000")]
    [InlineData(3.14159, "3.142")]
    [InlineData(-0.5, "−0.5000")]
    [InlineData(0.001234567, "0.001235")]
    [InlineData(0.0009999, "9.999_×_10⁻⁴")]
    [InlineData(9.9999, "10.00")]
    [InlineData(999.96, "1_000")]
    [InlineData(123456.7, "123_457")]
    [InlineData(1234567, "1_234_567")]
    [InlineData(12345678, "1.235_×_10⁷")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Four_significant_digits(double value, string shown) => Numbers.Significant(value).ShouldBe(Thin(shown));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0144, "1.440_%")]
    [InlineData(0.00144, "1.440_‰")]
    [InlineData(0.000001, "0.001000_‰")]
    [InlineData(0.0000003, "3.000_×_10⁻⁷")]
    public void Densities_are_per_cent_then_per_mille_then_a_power_of_ten(double share, string shown) => Numbers.Density(share).ShouldBe(Thin(shown));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(1000, "1_000")]
    [InlineData(-41000000, "−41_000_000")]
    public void Thousands_are_parted_by_thin_spaces(long count, string shown) => Numbers.Count(count).ShouldBe(Thin(shown));

    [Fact]
    public void Logits_carry_their_sign() =>
        (Numbers.Signed(6.104), Numbers.Signed(-0.126), Numbers.Signed(0)).ShouldBe(("+6.10", "−0.13", "+0.00"));

    [Fact]
    public void A_density_reads_as_one_token_in_so_many() => Numbers.OneIn(0.00144).ShouldBe("1 token in 694");

    [Theory]
    [InlineData(512, "512_B")]
    [InlineData(1536, "1.5_KiB")]
    [InlineData(637534208, "608_MiB")]
    [InlineData(3221225472, "3_GiB")]
    public void Bytes_are_in_binary_units(long bytes, string shown) => Numbers.Bytes(bytes).ShouldBe(Thin(shown));

    [Fact]
    public void Axis_ticks_are_as_short_as_they_can_be() =>
        (Numbers.Tick(0.30000000000000004), Numbers.Tick(4_000_000), Numbers.Tick(20_000), Numbers.Tick(-2)).ShouldBe(("0.3", Thin("4_M"), Thin("20_k"), "−2"));

    private static string Thin(string text) => text.Replace('_', Numbers.Thin);
}
