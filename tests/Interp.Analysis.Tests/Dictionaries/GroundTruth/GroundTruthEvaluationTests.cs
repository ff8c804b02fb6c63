using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class GroundTruthEvaluationTests
{
    [Fact]
    public void The_true_dictionary_of_features_that_do_not_overlap_scores_fully()
    {
        // With one feature there is nothing to overlap with.
        var data = new SharkeyToy(new SharkeyOptions { d_in = 6, Features = 1, Active = 0.4 });
        float[] truth = data.Directions.ToArray();
        using SparseAutoencoder sae = SparseAutoencoder.FromRows(new SaeSettings(SaeArchitecture.Standard), truth, truth, new float[1], new float[6]);
        GroundTruthMetrics metrics = GroundTruthEvaluation.Run(sae, data, 5000, TestContext.Current.CancellationToken);
        metrics.Detection.F1.ShouldBe(1, 1e-9);
        metrics.Detection.L0.ShouldBe(metrics.Detection.TrueL0);
        metrics.Detection.TrueL0.ShouldBe(0.4, 0.03);
        metrics.Directions.MCC.ShouldBe(1, 1e-5);
        metrics.Reconstruction.ExplainedVariance.ShouldBe(1, 1e-5);
        metrics.Rows.ShouldBe(5000);
    }

    [Fact]
    public void A_trained_dictionary_scores_far_above_a_random_one()
    {
        var data = new SharkeyToy(new SharkeyOptions { d_in = 24, Features = 40, Active = 3, Decay = 1 });
        var options = new TopKOptions { d_sae = 40, k = 4, BatchSize = 256, Tokens = 256 * 600, LearningRate = 3e-3 };
        using var folder = new TemporaryFolder();
        using SaeTrainingResult result = new SaeTrainer(TimeProvider.System).Train(options, data, folder["run"], null, TestContext.Current.CancellationToken);
        using ISaeRecipe start = (options with { Start = DecoderStart.Random }).CreateRecipe(data);
        using SparseAutoencoder random = start.Export();
        GroundTruthMetrics trained = GroundTruthEvaluation.Run(result.Autoencoder, data, 5000, TestContext.Current.CancellationToken);
        GroundTruthMetrics untrained = GroundTruthEvaluation.Run(random, data, 5000, TestContext.Current.CancellationToken);
        trained.Directions.MeanMaxCosineOfTruths.ShouldBeGreaterThan(0.9);
        untrained.Directions.MeanMaxCosineOfTruths.ShouldBeLessThan(0.6);
        trained.Detection.F1.ShouldBeGreaterThan(2 * untrained.Detection.F1);
    }

    [Fact]
    public void A_dictionary_of_other_inputs_is_refused()
    {
        using SparseAutoencoder sae = SparseAutoencoder.FromNeurons(5);
        Should.Throw<ArgumentException>(() => GroundTruthEvaluation.Run(sae, new SharkeyToy(new SharkeyOptions { d_in = 6, Features = 3 }), 10, TestContext.Current.CancellationToken));
    }
}
