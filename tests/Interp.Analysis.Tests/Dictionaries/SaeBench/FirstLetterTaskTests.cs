using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class FirstLetterTaskTests
{
    // Latent 0 is the feature's own; 1 and 2 point partly along it; 3 points away; 4 hardly along it.
    private static readonly double[] s_projections = [1, 0.5, 0.2, -0.3, 0.05];

    [Fact]
    public void Nothing_is_absorbed_where_the_own_latent_gives_all() =>
        Share([0, 1], [4, 1], 4).ShouldBe(0);

    [Fact]
    public void All_is_absorbed_where_the_own_latent_is_silent() =>
        Share([1, 2], [4, 5], 3).ShouldBe(1);

    [Fact]
    public void A_part_is_absorbed_where_both_give_some() =>
        // Own 1, absorber 4 · 0.5 = 2 of 3 in all; the activation lacks 1.5 without it: 1.5 / (1.5 + 1).
        Share([0, 1], [1, 4], 2.5).ShouldBe(0.6, 1e-9);

    [Fact]
    public void Latents_that_hardly_point_along_the_letter_do_not_absorb() =>
        // Own 1, latent 4 gives 20 · 0.05 = 1, half of all, but its cosine is too small.
        Share([0, 4], [1, 20], 3).ShouldBe(0);

    [Fact]
    public void A_small_part_of_the_projection_does_not_count() =>
        // Own 4, absorber 0.2 · 5 = 1 of 5.
        Share([0, 2], [4, 5], 10).ShouldBe(0);

    [Fact]
    public void What_cannot_be_measured_is_said_so()
    {
        var result = new FirstLetterResult(900, [new LetterProbe('a', 40, 0.7), new LetterProbe('b', 30, 0.2)], null);
        result.Carried.ShouldBeFalse();
        result.Letters.ShouldBe(1);
        result.Summary.ShouldContain("not measured");
        result.Summary.ShouldContain("1 of 2 letters");
    }

    private static double Share(int[] features, float[] values, double ofActivation) => AbsorbedShare.Of(features, values, [0], s_projections, s_projections, ofActivation);
}
