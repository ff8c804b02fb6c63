using Interp.Domain.Dictionaries;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class SpearmanByHand
{
    [Theory]
    // Ranks 1 2 3 4 against 1 2 3 4, and against 4 3 2 1.
    [InlineData(new[] { 1f, 2, 3, 4 }, new[] { 10f, 20, 30, 40 }, 1)]
    [InlineData(new[] { 1f, 2, 3, 4 }, new[] { 9f, 7, 5, 0 }, -1)]
    // Without ties: 1 − 6·Σd² / (n(n² − 1)), d = 0 1 −1 0 gives 1 − 12/60.
    [InlineData(new[] { 1f, 2, 3, 4 }, new[] { 1f, 3, 2, 4 }, 0.8)]
    // With ties: x ranks 1.5 1.5 3 4, y ranks 1 2.5 2.5 4; Pearson of the ranks = 3.75 / √(4.5 · 4.5).
    [InlineData(new[] { 0f, 0, 5, 9 }, new[] { 1f, 2, 2, 3 }, 0.83333333)]
    // x ranks 2 2 2 4, y ranks 1 2 3 4: 3 / √(3 · 5).
    [InlineData(new[] { 0f, 0, 0, 1 }, new[] { 1f, 2, 3, 4 }, 0.77459667)]
    [InlineData(new[] { 3f, 3, 3, 3 }, new[] { 1f, 2, 3, 4 }, 0)]
    [InlineData(new[] { 1f, 2, 3, 4 }, new[] { 0f, 0, 0, 0 }, 0)]
    [InlineData(new[] { 5f }, new[] { 5f }, 0)]
    public void Ties_share_their_ranks_and_a_constant_predicts_nothing(float[] x, float[] y, double expected)
    {
        Spearman.Of(x, y).ShouldBe(expected, 1e-7);
        Spearman.Of(y, x).ShouldBe(expected, 1e-7);
    }

    [Fact]
    public void Only_the_order_counts()
    {
        var random = new Random(5);
        var x = Enumerable.Range(0, 200).Select(_ => (float)random.Next(10)).ToArray();
        var y = Enumerable.Range(0, 200).Select(_ => (float)random.Next(10)).ToArray();
        var score = Spearman.Of(x, y);
        score.ShouldBeInRange(-0.3, 0.3);
        Spearman.Of([.. x.Select(v => MathF.Exp(v))], y).ShouldBe(score, 1e-12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 3)]
    public void Lists_that_do_not_pair_are_refused(int x, int y) => Should.Throw<ArgumentException>(() => Spearman.Of(new float[x], new float[y]));
}
