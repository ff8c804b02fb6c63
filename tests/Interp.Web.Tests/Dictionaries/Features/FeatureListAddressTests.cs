using Interp.Domain.Dictionaries;
using Interp.Web.Dictionaries;

namespace Interp.Web.Tests.Dictionaries;

public sealed class FeatureListAddressTests
{
    [Theory]
    [InlineData("0.001", 0.001)]
    [InlineData(" 1e-3 ", 0.001)]
    [InlineData("0.1 %", 0.001)]
    [InlineData("1‰", 0.001)]
    [InlineData("0", 0.0)]
    public void Densities_are_read_as_people_write_them(string typed, double share)
    {
        DensityText.TryRead(typed, out var read).ShouldBeTrue();
        read!.Value.ShouldBe(share, 1e-12);
    }

    [Theory]
    [InlineData("often")]
    [InlineData("2")]
    [InlineData("-1 %")]
    [InlineData("NaN")]
    [InlineData("%")]
    public void What_is_no_density_is_refused(string typed) => DensityText.TryRead(typed, out _).ShouldBeFalse();

    [Fact]
    public void The_whole_view_is_in_the_address() =>
        new FeatureListAddress("d1", FeatureOrder.MaxActivation, "0.1 %", null, true, false, " a&b").Link("x y")
            .ShouldBe("/d/d1?order=max-activation&minDensity=0.1%20%25&dead=true&token=%20a%26b&after=x%20y");

    [Fact]
    public void So_are_the_seed_and_every_filter() =>
        new FeatureListAddress("d1", FeatureOrder.Random, null, null, false, false, null)
        {
            Seed = 7, LogitToken = "\n", SingleToken = true, HasTwin = true, Labels = LabelFilter.UnlabelledByMe, Label = "base 64", Cohort = 3,
        }.Link(null).ShouldBe("/d/d1?order=random&seed=7&logitToken=%0A&singleToken=true&hasTwin=true&labels=unlabelled-by-me&label=base%2064&cohort=3");

    [Fact]
    public void The_words_of_the_address_are_those_of_the_api()
    {
        FeatureListAddress.Orders.ShouldAllBe(o => FeatureSort.Words[o.Word] == o.Order);
        FeatureListAddress.Orders.Count.ShouldBe(FeatureSort.Words.Count);
    }

    [Fact]
    public void The_plain_view_has_a_plain_address() =>
        new FeatureListAddress("d1", FeatureOrder.Index, null, "", false, false, null).Link(null).ShouldBe("/d/d1");

    [Fact]
    public void An_unreadable_filter_names_what_was_typed()
    {
        new FeatureListAddress("d1", FeatureOrder.Index, null, "often", false, false, null).Filter(out var problem);
        problem.ShouldNotBeNull().ShouldContain("“often”");
    }

    [Fact]
    public void An_unknown_order_falls_back_to_the_index() => FeatureListAddress.OrderOf("drop table").ShouldBe(FeatureOrder.Index);
}
