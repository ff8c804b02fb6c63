using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>The steps by whole tensors beside the sparse ones, on the CPU; on a GPU only the name of the device differs.</summary>
public sealed class DenseRecipeTests : IDisposable
{
    // Both add up the same products in fp32, in other orders: a dozen steps of Adam leave a few 1e-6 of it.
    private const double Tolerance = 1e-4;
    private const int Batch = 64;
    private const int d = 24;
    private const float Silent = -100;
    private readonly TemporaryFolder _folder = new();
    private readonly ActivationArray _source = ToyRows.Source(1000, d, 1, 0.2f);

    public static TheoryData<SaeOptions> Options =>
    [
        TopK,
        TopK with { GradientClip = 0.05 },
        TopK with { AuxWeight = 0 },
        TopK with { CentreInputs = true, FitInitialGain = false },
        .. Small(AuxAtWork(new TopKOptions { k = 3 })),
        .. Small(new BatchTopKOptions { k = 3 }, AuxAtWork(new BatchTopKOptions { k = 3, GradientClip = 0.05 })),
        .. Small(new MatryoshkaOptions { k = 3 }, AuxAtWork(new MatryoshkaOptions { k = 3 })),
        .. Small(new L1Options { Coefficient = 3 }, new L1Options { TargetL0 = 8, GradientClip = 0.5 }, Resampling(new L1Options { Coefficient = 3 })),
        .. Small(new L1AprilOptions(), new L1AprilOptions { TargetL0 = 10, Coefficient = 2 }),
        .. Small(new JumpReLUOptions { AuxWeight = 0 }, Sparse(new JumpReLUOptions { TargetL0 = 4 })),
        .. Small(new JumpReLUOptions { Loss = JumpReLULoss.Tanh, PreActCoefficient = 1e-2 }, Sparse(new JumpReLUOptions { Loss = JumpReLULoss.Tanh, TargetL0 = 4, GradientClip = 0.5 })),
        .. Small(new GatedOptions(), new GatedOptions { TargetL0 = 8 }, Resampling(new GatedOptions { TargetL0 = 8 })),
        .. Small(Falling(new PAnnealOptions { Coefficient = 3 }), Falling(new PAnnealOptions { TargetL0 = 8 }), Resampling(Falling(new PAnnealOptions { TargetL0 = 8 }))),
        // Few enough active latents for the sparse kernels' own path.
        Small(Falling(new PAnnealOptions { TargetL0 = 8 })).First() with { d_sae = 300 },
    ];

    /// <summary>One of each recipe, with what it keeps beside weights and moments in use.</summary>
    public static TheoryData<SaeOptions> Recipes => 
    [
        TopK with { DeadAfterTokens = 128 },
        .. Small(AuxAtWork(new BatchTopKOptions { k = 3 }), AuxAtWork(new MatryoshkaOptions { k = 3 }), new L1AprilOptions { TargetL0 = 10 }),
        .. Small(Resampling(new L1Options { TargetL0 = 8 }), Resampling(new GatedOptions { TargetL0 = 8 }), Resampling(Falling(new PAnnealOptions { TargetL0 = 8 }))),
        .. Small(Sparse(new JumpReLUOptions { TargetL0 = 4 }), Sparse(new JumpReLUOptions { Loss = JumpReLULoss.Tanh, TargetL0 = 4 })),
    ];

    private static TopKOptions TopK => new() { k = 3, d_sae = 48, BatchSize = Batch, Tokens = Batch * 40, LearningRate = 2e-3 };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Options))]
    public void Their_steps_are_those_of_the_sparse_kernels(SaeOptions options)
    {
        using ISaeRecipe sparse = options.CreateRecipe(_source), dense = OnDevice(options).CreateRecipe(_source);
        Silence(sparse, dense);
        int dead = 0;
        for (long step = 0; step < 12; step++)
        {
            SaeStepMetrics expected = Step(sparse, step);
            ShouldBeClose(Step(dense, step), expected);
            dead += expected.DeadLatents;
        }
        ShouldBeClose(dense, sparse);
        if (options.DeadAfterTokens is not null)
            dead.ShouldBeGreaterThan(0, "or AuxK has not been compared");
        if (options is ResamplingOptions { ResampleRows: 200 })
            sparse.State["b_enc"].Span[0].ShouldBeGreaterThan(Silent / 2, "or resampling has not been compared");
        if (options is PAnnealOptions)
            Math.Abs(sparse.State["anneal"].Span[0]).ShouldBeGreaterThan(0.01f, "or λ has not been multiplied for a smaller p");
        if (options is PenaltyOptions { TargetL0: not null })
            sparse.State["control"].Span[0].ShouldNotBe(0, "or the controller has not been compared");
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_checkpoint_goes_on_in_the_same_bits(SaeOptions options)
    {
        using ISaeRecipe one = OnDevice(options).CreateRecipe(_source), other = OnDevice(options).CreateRecipe(_source);
        Hand(one, other);
        SaeStepMetrics expected = Run(one, 10, 20), actual = Run(other, 10, 20);
        actual.ShouldBe(expected);
        foreach ((string name, Memory<float> values) in one.State)
            other.State[name].Span.SequenceEqual(values.Span).ShouldBeTrue(name);
        other.TokensSinceFired.ToArray().ShouldBe(one.TokensSinceFired.ToArray());
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_checkpoint_of_the_sparse_kernels_goes_on_by_whole_tensors(SaeOptions options)
    {
        SaeRunIdentity.Of(OnDevice(options), _source).ShouldBe(SaeRunIdentity.Of(options, _source));
        using ISaeRecipe sparse = options.CreateRecipe(_source), dense = OnDevice(options).CreateRecipe(_source);
        Hand(sparse, dense);
        for (long step = 10; step < 20; step++)
            ShouldBeClose(Step(dense, step), Step(sparse, step));
        ShouldBeClose(dense, sparse);
    }

    [Fact]
    public void A_run_of_the_trainer_ends_where_that_of_the_sparse_kernels_does()
    {
        var trainer = new SaeTrainer(TimeProvider.System);
        using SaeTrainingResult sparse = trainer.Train(TopK, _source, _folder["sparse"], null, TestContext.Current.CancellationToken);
        using SaeTrainingResult dense = trainer.Train(OnDevice(TopK), _source, _folder["dense"], null, TestContext.Current.CancellationToken);
        dense.LastStep.ExplainedVariance.ShouldBe(sparse.LastStep.ExplainedVariance, 0.02);
        dense.Autoencoder.Settings.ShouldBe(sparse.Autoencoder.Settings);
        dense.Autoencoder.W_dec.allclose(sparse.Autoencoder.W_dec, 1e-2, 1e-2).ShouldBeTrue();
    }

    [Fact]
    public void Other_devices_and_what_has_only_sparse_kernels_are_refused_by_name()
    {
        (TopK with { TorchDevice = "tpu" }).Validate().ShouldHaveSingleItem().ShouldContain("'tpu'");
        (TopK with { TorchDevice = "cuda:99" }).Validate().ShouldHaveSingleItem().ShouldContain("cuda:99");
        (TopK with { TorchDevice = "cpu", Target = new SaeTarget(8) }).Validate().ShouldHaveSingleItem().ShouldContain("Transcoders");
        new CrosscoderOptions { TorchDevice = "cpu" }.Validate().ShouldHaveSingleItem().ShouldContain("Recipe crosscoder ");
    }

    private static SaeOptions OnDevice(SaeOptions options) => options with { TorchDevice = "cpu" };

    private static IEnumerable<SaeOptions> Small(params SaeOptions[] recipes) =>
        recipes.Select(options => options with { d_sae = Math.Max(48, options.DeadAfterTokens is null ? 48 : 300), BatchSize = Batch, Tokens = Batch * 40, LearningRate = 2e-3 });

    // What a batch leaves out is dead, so that AuxK is at work.
    private static TopKFamilyOptions AuxAtWork(TopKFamilyOptions options) => options with { DeadAfterTokens = 64, AuxLatents = 4, AuxRowStride = 3, AuxWeight = 0.5 };

    private static JumpReLUOptions Sparse(JumpReLUOptions options) => options with { InitialL0 = 2, DeadAfterTokens = 64, AuxRowStride = 3, AuxWeight = 0.5 };

    // p falls before steps 2, 5, 8 and 11 of 40.
    private static PAnnealOptions Falling(PAnnealOptions options) => options with { AnnealFrom = 0.05, AnnealSteps = 10 };

    // After steps 4, 8 and 16 of 40.
    private static ResamplingOptions Resampling(ResamplingOptions options) => options with { ResampleAt = [0.1, 0.2, 0.4], ResampleRows = 200 };

    // A latent that never fires, for resampling to move.
    private static void Silence(params ISaeRecipe[] recipes)
    {
        foreach (ISaeRecipe recipe in recipes)
            recipe.State["b_enc"].Span[0] = Silent;
    }

    private SaeStepMetrics Step(ISaeRecipe recipe, long step)
    {
        float[] rows = new float[Batch * d];
        CircularRows.Read(_source, step * Batch % 1000, rows);
        return recipe.Step(rows, step, CancellationToken.None);
    }

    private SaeStepMetrics Run(ISaeRecipe recipe, long first, long end)
    {
        SaeStepMetrics? last = null;
        for (long step = first; step < end; step++)
            last = Step(recipe, step);
        return last!;
    }

    // Ten steps of one, through a checkpoint, into the other.
    private void Hand(ISaeRecipe one, ISaeRecipe other)
    {
        Silence(one);
        SaeStepMetrics last = Run(one, 0, 10);
        var checkpoints = new SaeCheckpointFolder(_folder["run"], "a run");
        checkpoints.Save(one, 10, [new SaeCurvePoint(10, last)]);
        checkpoints.Restore(other).ShouldBe(10);
    }

    private static void ShouldBeClose(SaeStepMetrics actual, SaeStepMetrics expected)
    {
        actual.Loss.ShouldBe(expected.Loss, Tolerance * Math.Abs(expected.Loss));
        actual.FVU.ShouldBe(expected.FVU, Tolerance * expected.FVU);
        (actual.L0, actual.DeadLatents).ShouldBe((expected.L0, expected.DeadLatents));
    }

    // Each array against its own largest entry: second moments are small throughout.
    private static void ShouldBeClose(ISaeRecipe actual, ISaeRecipe expected)
    {
        foreach ((string name, Memory<float> values) in expected.State)
        {
            float[] differences = [.. values.ToArray().Zip(actual.State[name].ToArray(), (one, other) => Math.Abs(one - other))];
            double scale = values.ToArray().Max(Math.Abs);
            differences.Max().ShouldBeLessThanOrEqualTo((float)(Tolerance * scale), name);
        }
        actual.TokensSinceFired.ToArray().ShouldBe(expected.TokensSinceFired.ToArray());
    }
}
