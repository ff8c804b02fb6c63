using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;
using TorchSharp;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class RecipeTests
{
    [Fact]
    public void The_auxiliary_loss_revives_latents_that_were_forced_dead()
    {
        int DeadAfter(double weight)
        {
            TopKOptions options = Toy(d_sae: 64, k: 4) with { AuxWeight = weight, AuxRowStride = 1, DeadAfterTokens = 512, LearningRate = 3e-3, Tokens = 64 * 300 };
            using var recipe = new TopKRecipe(options, ToySource(32, 40, 0.08));
            for (int latent = 0; latent < 32; latent++)
                System.Numerics.Tensors.TensorPrimitives.Multiply(recipe.Parameters.Encoder(latent), 0.01f, recipe.Parameters.Encoder(latent));
            return Run(recipe, options).DeadLatents;
        }

        DeadAfter(0).ShouldBeGreaterThan(25);
        DeadAfter(0.5).ShouldBeLessThan(16);
    }

    [Theory]
    [InlineData(DecoderStart.DataDirections)]
    [InlineData(DecoderStart.Random)]
    public void With_a_fitted_gain_the_first_reconstructions_are_as_long_as_their_inputs(DecoderStart start)
    {
        // Many copies of few directions: their plain sum would be k times too long.
        TopKOptions options = Toy(d_sae: 200, k: 20) with { Start = start, FitInitialGain = true, Tokens = 64 };
        using var recipe = new TopKRecipe(options, ToySource(16, 12, 0.2));
        Run(recipe, options).FVU.ShouldBeLessThan(1);
    }

    [Fact]
    public void Resampling_moves_dead_latents_to_inputs_and_forgets_their_moments()
    {
        var options = new L1Options { d_sae = 24, BatchSize = 64, Tokens = 64 * 40, ResampleAt = [], ResampleRows = 256, DeadAfterTokens = 64 };
        ActivationArray source = ToySource(16, 12, 0.2);
        using var recipe = new L1Recipe(options, source);
        for (int latent = 0; latent < 3; latent++)
            recipe.Parameters.b_enc[latent] = -100;
        Run(recipe, options);
        int[] dead = [.. Enumerable.Range(0, 24).Where(latent => recipe.TokensSinceFired.Span[latent] >= 64)];
        dead.ShouldContain(0);
        double alive = Enumerable.Range(0, 24).Except(dead).Average(latent => Norm(recipe.Parameters.Encoder(latent)));

        recipe.Resample(39, 64, TestContext.Current.CancellationToken).ShouldBe(dead.Length);

        foreach (int latent in dead)
        {
            recipe.Parameters.b_enc[latent].ShouldBe(0);
            Norm(recipe.Parameters.Decoder(latent)).ShouldBe(1, 1e-5);
            Norm(recipe.Parameters.Encoder(latent)).ShouldBe(0.2 * alive, 1e-4);
            RowKernels.Dot(recipe.Parameters.Encoder(latent), recipe.Parameters.Decoder(latent)).ShouldBe((float)(0.2 * alive), 1e-4f);
            IsDirectionOfSomeInput(recipe.Parameters.Decoder(latent), source).ShouldBeTrue();
            foreach (SaeParameters moments in new[] { recipe.Optimiser.First, recipe.Optimiser.Second })
            {
                Norm(moments.Encoder(latent)).ShouldBe(0);
                Norm(moments.Decoder(latent)).ShouldBe(0);
                moments.b_enc[latent].ShouldBe(0);
            }
            recipe.TokensSinceFired.Span[latent].ShouldBe(0);
        }
        Norm(recipe.Optimiser.Second.Encoder(Enumerable.Range(0, 24).Except(dead).First())).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Resampling_prefers_inputs_with_a_large_loss()
    {
        // One input in a hundred is ten times as long as the others: its squared loss outweighs all of them together.
        float[] rows = ToyRows.Gaussian(2000, 16, 1);
        for (int row = 0; row < 2000; row += 100)
        {
            for (int i = 0; i < 16; i++)
                rows[row * 16 + i] = i == row / 100 % 16 ? 200 : 0;
        }
        var options = new L1Options { d_sae = 40, BatchSize = 100, Tokens = 1000, ResampleRows = 2000, ResampleAt = [] };
        using var recipe = new L1Recipe(options, new ActivationArray(rows, 16));
        recipe.TokensSinceFired.Span.Fill(1000);
        recipe.Resample(0, 1000, TestContext.Current.CancellationToken).ShouldBe(40);
        int atOutliers = Enumerable.Range(0, 40).Count(latent => recipe.Parameters.Decoder(latent).ToArray().Max() > 0.99f);
        atOutliers.ShouldBeGreaterThan(36);
    }

    [Fact]
    public void TopK_recovers_the_features_of_a_toy()
    {
        const int Features = 40, d = 32;
        TopKOptions options = Toy(Features, k: 3) with { BatchSize = 256, Tokens = 256 * 900, LearningRate = 3e-3 };
        float[] truth = ToyRows.Directions(Features, d, 1);
        var source = new ActivationArray(ToyRows.Sums(truth, d, 40_000, 0.05, 2), d);
        using var folder = new TemporaryFolder();
        using SaeTrainingResult result = new SaeTrainer(TimeProvider.System).Train(options, source, folder["run"], null, TestContext.Current.CancellationToken);
        MeanMaxCosine(truth, result.Autoencoder, d).ShouldBeGreaterThan(0.93);
        result.LastStep.ExplainedVariance.ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void L1_recovers_the_features_of_a_toy()
    {
        const int Features = 40, d = 32;
        var options = new L1Options { d_sae = 64, BatchSize = 256, Tokens = 256 * 1200, Coefficient = 1.0, LearningRate = 3e-3, ResampleRows = 2048 };
        float[] truth = ToyRows.Directions(Features, d, 1);
        var source = new ActivationArray(ToyRows.Sums(truth, d, 40_000, 0.05, 2), d);
        using var folder = new TemporaryFolder();
        using SaeTrainingResult result = new SaeTrainer(TimeProvider.System).Train(options, source, folder["run"], null, TestContext.Current.CancellationToken);
        MeanMaxCosine(truth, result.Autoencoder, d).ShouldBeGreaterThan(0.93);
        result.LastStep.L0.ShouldBeLessThan(6);
    }

    [Fact]
    public void The_exported_dictionary_reads_raw_activations()
    {
        TopKOptions options = Toy(d_sae: 48, k: 5) with { Tokens = 64 * 20 };
        ActivationArray source = new([.. ToyRows.Gaussian(512, 24, 3, 0.5f).Select(value => 7 * value)], 24);
        using var recipe = new TopKRecipe(options, source);
        SaeStepMetrics metrics = Run(recipe, options);
        using SparseAutoencoder sae = recipe.Export();
        float[] rows = new float[512 * 24];
        source.Read(0, rows);
        using var scope = torch.NewDisposeScope();
        torch.Tensor x = torch.tensor(rows).reshape(512, 24);
        torch.Tensor error = x - sae.Decode(sae.Encode(x));
        double fvu = error.square().sum().ToDouble() / 512 / source.Statistics.Variance;
        fvu.ShouldBe(metrics.FVU, 0.1 * metrics.FVU);
    }

    [Fact]
    public void Equal_activations_are_refused()
    {
        float[] rows = new float[64 * 4];
        Array.Fill(rows, 1f);
        Should.Throw<InvalidDataException>(() => Toy(8, 2).CreateRecipe(new ActivationArray(rows, 4))).Message.ShouldContain("equal");
    }

    private static TopKOptions Toy(int d_sae, int k) => new() { d_sae = d_sae, k = k, BatchSize = 64, Tokens = 64 * 100, LearningRate = 1e-3 };

    private static ActivationArray ToySource(int d, int features, double p) => new(ToyRows.Sums(ToyRows.Directions(features, d, 1), d, 4096, p, 2), d);

    private static SaeStepMetrics Run(ISaeRecipe recipe, SaeOptions options)
    {
        float[] rows = new float[options.BatchSize * recipe.Source.d_in];
        SaeStepMetrics? metrics = null;
        for (long step = 0; step < options.Steps; step++)
        {
            CircularRows.Read(recipe.Source, step * options.BatchSize, rows);
            metrics = recipe.Step(rows, step, TestContext.Current.CancellationToken);
        }
        return metrics!;
    }

    private static double Norm(Span<float> row) => Math.Sqrt(RowKernels.Dot(row, row));

    private static bool IsDirectionOfSomeInput(Span<float> direction, ActivationArray source)
    {
        float[] row = new float[source.d_in];
        for (int i = 0; i < source.Rows; i++)
        {
            source.Read(i, row);
            if (RowKernels.Dot(direction, row) > 0.9999 * Norm(row) && Norm(row) > 0)
                return true;
        }
        return false;
    }

    private static double MeanMaxCosine(float[] truth, SparseAutoencoder sae, int d)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor cosines = torch.mm(torch.tensor(truth).reshape(truth.Length / d, d), sae.W_dec.t());
        return cosines.max(1).values.mean().ToDouble();
    }
}
