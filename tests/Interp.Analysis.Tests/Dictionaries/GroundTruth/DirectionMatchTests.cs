using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class DirectionMatchTests
{
    [Fact]
    public void A_small_case_worked_by_hand()
    {
        // Truths: the three axes. Latents: along x (long), in between x and y, against z.
        float[] truths = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        float[] latents = [5, 0, 0, 0.8f, 0.6f, 0, 0, 0, -2];
        DirectionMatch match = DirectionMatch.Of(latents, truths, 3, TestContext.Current.CancellationToken);
        match.MeanMaxCosineOfTruths.ShouldBe((1 + 0.6 + 0) / 3, 1e-6);
        match.MeanMaxCosineOfLatents.ShouldBe((1 + 0.8 + 0) / 3, 1e-6);
        // One to one, the second latent is left the second axis; signs do not count.
        match.MCC.ShouldBe((1 + 0.6 + 1) / 3, 1e-6);
        match.BestTruth.ShouldBe([0, 0, 2]);
        match.Uniqueness.ShouldBe(2 / 3.0, 1e-6);
    }

    [Fact]
    public void The_truth_itself_in_any_order_and_length_matches_fully()
    {
        const int d = 7, Count = 12;
        float[] truths = ToyRows.Directions(Count, d, 1);
        float[] latents = new float[truths.Length];
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < d; j++)
                latents[i * d + j] = (i + 1) * truths[(Count - 1 - i) * d + j];
        }
        DirectionMatch match = DirectionMatch.Of(latents, truths, d, TestContext.Current.CancellationToken);
        match.MeanMaxCosineOfTruths.ShouldBe(1, 1e-5);
        match.MeanMaxCosineOfLatents.ShouldBe(1, 1e-5);
        match.MCC.ShouldBe(1, 1e-5);
        match.Uniqueness.ShouldBe(1);
    }

    [Theory]
    [InlineData(9, 30)]
    [InlineData(30, 9)]
    public void It_agrees_with_loops_over_all_pairs(int found, int there)
    {
        const int d = 6;
        float[] latents = ToyRows.Directions(found, d, 2), truths = ToyRows.Directions(there, d, 3);
        double Cosine(int latent, int truth) => Enumerable.Range(0, d).Sum(j => (double)latents[latent * d + j] * truths[truth * d + j]);
        DirectionMatch match = DirectionMatch.Of(latents, truths, d, TestContext.Current.CancellationToken);
        match.MeanMaxCosineOfTruths.ShouldBe(Enumerable.Range(0, there).Average(t => Enumerable.Range(0, found).Max(l => Cosine(l, t))), 1e-5);
        match.MeanMaxCosineOfLatents.ShouldBe(Enumerable.Range(0, found).Average(l => Enumerable.Range(0, there).Max(t => Cosine(l, t))), 1e-5);
        int[] best = [.. Enumerable.Range(0, found).Select(l => Enumerable.Range(0, there).MaxBy(t => Math.Abs(Cosine(l, t))))];
        match.BestTruth.ShouldBe(best);
        match.Uniqueness.ShouldBe(best.Distinct().Count() / (double)found);
        match.MCC.ShouldBeLessThan(Enumerable.Range(0, found).Average(l => Enumerable.Range(0, there).Max(t => Math.Abs(Cosine(l, t)))) + (found > there ? 1 : 1e-5));
    }
}
