using Interp.Analysis.Activations;
using Interp.Analysis.Sae;
using Interp.Analysis.Sae.TopK;
using Interp.Analysis.Sae.Training;
using Interp.Analysis.Tests.Activations;

namespace Interp.Analysis.Tests.Sae;

/// <summary>The step by whole tensors beside the sparse one, on the CPU; on a GPU only the name of the device differs.</summary>
public sealed class DenseTopKTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ActivationArray _source = ToyRows.Source(1000, 24, 1, 0.2f);

    public static TheoryData<TopKOptions> Options =>
    [
        Toy,
        Toy with { GradientClip = 0.05 },
        Toy with { AuxWeight = 0 },
        Toy with { CentreInputs = true, FitInitialGain = false },
        // What a batch leaves out is dead, so that AuxK is at work.
        Toy with { d_sae = 300, DeadAfterTokens = 64, AuxLatents = 4, AuxRowStride = 3, AuxWeight = 0.5 },
    ];

    private static TopKOptions Toy => new() { d_sae = 48, k = 3, BatchSize = 64, Tokens = 64 * 40, LearningRate = 2e-3 };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Options))]
    public void Its_steps_are_those_of_the_sparse_kernels(TopKOptions options)
    {
        using ISaeRecipe sparse = options.CreateRecipe(_source), dense = (options with { TorchDevice = "cpu" }).CreateRecipe(_source);
        float[] rows = new float[64 * 24];
        int dead = 0;
        for (long step = 0; step < 12; step++)
        {
            CircularRows.Read(_source, step * 64, rows);
            SaeStepMetrics expected = sparse.Step(rows, step, CancellationToken.None), actual = dense.Step(rows, step, CancellationToken.None);
            actual.Loss.ShouldBe(expected.Loss, 1e-4 * Math.Abs(expected.Loss));
            actual.FVU.ShouldBe(expected.FVU, 1e-4 * expected.FVU);
            (actual.L0, actual.DeadLatents).ShouldBe((expected.L0, expected.DeadLatents));
            dead += actual.DeadLatents;
        }
        foreach ((string name, Memory<float> values) in sparse.State)
            Largest(values.Span, dense.State[name].Span).ShouldBeLessThan(1e-4f, name);
        dense.TokensSinceFired.ToArray().ShouldBe(sparse.TokensSinceFired.ToArray());
        if (options.DeadAfterTokens is not null)
            dead.ShouldBeGreaterThan(0, "or AuxK has not been compared");
    }

    [Fact]
    public void What_is_read_of_its_state_and_written_into_another_goes_on_in_the_same_bits()
    {
        TopKOptions options = Toy with { TorchDevice = "cpu", DeadAfterTokens = 128 };
        using ISaeRecipe one = options.CreateRecipe(_source), other = options.CreateRecipe(_source);
        Run(one, 0, 10);
        foreach ((string name, Memory<float> values) in one.State)
            values.CopyTo(other.State[name]);
        one.TokensSinceFired.CopyTo(other.TokensSinceFired);
        SaeStepMetrics expected = Run(one, 10, 20), actual = Run(other, 10, 20);
        actual.ShouldBe(expected);
        foreach ((string name, Memory<float> values) in one.State)
            other.State[name].Span.SequenceEqual(values.Span).ShouldBeTrue(name);
        other.TokensSinceFired.ToArray().ShouldBe(one.TokensSinceFired.ToArray());
    }

    [Fact]
    public void A_run_of_the_trainer_ends_where_that_of_the_sparse_kernels_does()
    {
        var trainer = new SaeTrainer(TimeProvider.System);
        using SaeTrainingResult sparse = trainer.Train(Toy, _source, _folder["sparse"], null, TestContext.Current.CancellationToken);
        using SaeTrainingResult dense = trainer.Train(Toy with { TorchDevice = "cpu" }, _source, _folder["dense"], null, TestContext.Current.CancellationToken);
        dense.LastStep.ExplainedVariance.ShouldBe(sparse.LastStep.ExplainedVariance, 0.02);
        dense.Autoencoder.Settings.ShouldBe(sparse.Autoencoder.Settings);
        dense.Autoencoder.W_dec.allclose(sparse.Autoencoder.W_dec, 1e-2, 1e-2).ShouldBeTrue();
    }

    [Fact]
    public void Other_devices_and_transcoders_are_refused_by_name()
    {
        (Toy with { TorchDevice = "tpu" }).Validate().ShouldHaveSingleItem().ShouldContain("'tpu'");
        (Toy with { TorchDevice = "cuda:99" }).Validate().ShouldHaveSingleItem().ShouldContain("cuda:99");
        (Toy with { TorchDevice = "cpu", Target = new SaeTarget(8) }).Validate().ShouldHaveSingleItem().ShouldContain("autoencoders only");
        new Interp.Analysis.Sae.L1.L1Options { TorchDevice = "cpu" }.Validate().ShouldHaveSingleItem().ShouldContain("topk");
    }

    private SaeStepMetrics Run(ISaeRecipe recipe, long first, long end)
    {
        float[] rows = new float[64 * 24];
        SaeStepMetrics? last = null;
        for (long step = first; step < end; step++)
        {
            CircularRows.Read(_source, step * 64 % 1000, rows);
            last = recipe.Step(rows, step, CancellationToken.None);
        }
        return last!;
    }

    private static float Largest(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        float largest = 0;
        for (int i = 0; i < expected.Length; i++)
            largest = Math.Max(largest, Math.Abs(expected[i] - actual[i]));
        return largest;
    }
}
