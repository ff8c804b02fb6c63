using Interp.Domain.Dictionaries;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class SingleTokensAreFound
{
    [Theory]
    [InlineData(new[] { 4, 4, 4, 4, 4 }, 0, true)]
    [InlineData(new[] { 4, 4, 4, 4 }, 0, false)]
    [InlineData(new[] { 4, 4, 4, 4, 4, 5 }, 0, false)]
    [InlineData(new[] { 5, 4, 4, 4, 4, 4 }, 0, false)]
    [InlineData(new[] { 4, 4, 4, 4, 4, 4 }, 2, false)]
    [InlineData(new int[0], 0, false)]
    public void All_distinct_examples_of_the_spectrum_must_agree(int[] focus, int repeated, bool single) =>
        SingleTokens.Is(new FeatureExamples
        {
            Window = 3, Groups = new short[focus.Length], Documents = new int[focus.Length], Positions = new long[focus.Length],
            Repeated = [.. focus.Select((_, i) => i < repeated)], Tokens = [.. focus.SelectMany(f => new[] { 9, f, -1 })],
            Activations = new float[3 * focus.Length], LossEffects = [],
        }).ShouldBe(single);
}
