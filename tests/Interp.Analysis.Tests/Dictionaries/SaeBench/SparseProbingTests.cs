using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SparseProbingTests
{
    [Fact]
    public void Latents_are_ranked_by_the_difference_of_their_means()
    {
        // Columns: no difference; −2; +1; −2 again.
        double[] rows =
        [
            1, 0, 3, 0,
            1, 0, 1, 0,
            1, 2, 1, 2,
        ];
        SparseProbing.Rank(rows, [true, true, false]).ShouldBe([1, 3, 2, 0]);
    }

    [Fact]
    public void Probes_are_scored_on_rows_they_were_not_fitted_to()
    {
        // The sign of the second column decides; on the test rows one label is turned round.
        ProbeScore score = BinaryProbe.Score([5, -1, 5, -2, 5, 1, 5, 2], [false, false, true, true], [7, 3, 7, -3, 7, 1, 7, -1], [true, false, false, false]);
        score.Accuracy.ShouldBe(0.75);
        // One hit, two said, one positive.
        score.F1.ShouldBe(2.0 / 3, 1e-9);
    }

    [Fact]
    public void Constant_columns_say_nothing_and_break_nothing()
    {
        double[] rows = [3, 1, 3, 3];
        new Standardisation(rows, 2).Apply(rows).ShouldBe([0, -1, 0, 1]);
    }

    [Fact]
    public void Few_latents_tell_words_from_sequences()
    {
        using var world = new TwoKinds();
        using SparseAutoencoder neurons = SparseAutoencoder.FromNeurons(24);
        var options = new SparseProbingOptions(TwoKinds.Hook) { TextLength = 16, TrainTexts = 40, TestTexts = 20, LeastTexts = 10 };
        SparseProbingResult result = SparseProbing.Run(world.Decoder, world.Corpus, neurons, options, null, TestContext.Current.CancellationToken);
        result.Classes.Select(probe => probe.Class).ShouldBe(["dna", "words"]);
        result.LeftOut.ShouldBeEmpty();
        foreach (ClassProbe probe in result.Classes)
        {
            // Of neurons that are never negative the latents are the activations: one probe on all must not be worse than one on five.
            probe.Activations.ShouldBeGreaterThan(0.95);
            probe.Latents[5].ShouldBeGreaterThan(0.9);
            probe.TestTexts.ShouldBe(20);
            probe.BestLatents.Count.ShouldBe(5);
        }
        // Two classes against each other are one question.
        result.Classes[0].BestLatents.ShouldBe(result.Classes[1].BestLatents);
        result.Mean(5).ShouldBe(result.Classes.Average(probe => probe.Latents[5]), 1e-12);
    }

    [Fact]
    public void Classes_with_too_few_texts_are_left_out_by_name()
    {
        using var world = new TwoKinds();
        using SparseAutoencoder neurons = SparseAutoencoder.FromNeurons(24);
        SparseProbingResult result = SparseProbing.Run(world.Decoder, world.Corpus, neurons, new SparseProbingOptions(TwoKinds.Hook) { TextLength = 16, LeastTexts = 100_000 }, null, TestContext.Current.CancellationToken);
        result.Classes.ShouldBeEmpty();
        result.LeftOut.ShouldBe(["dna", "words"]);
    }
}
