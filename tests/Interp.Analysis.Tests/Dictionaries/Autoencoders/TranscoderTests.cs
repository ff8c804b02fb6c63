using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>Features that are read in one activation and written in another.</summary>
public sealed class TranscoderTests : IDisposable
{
    private const int Features = 30;
    private const int d_in = 24;
    private const int d_out = 16;
    private readonly TemporaryFolder _folder = new();
    private readonly JoinedSource _source;

    public TranscoderTests()
    {
        var random = new SeededRandom(1, 1);
        float[] read = ToyRows.Directions(Features, d_in, 2), write = ToyRows.Directions(Features, d_out, 3);
        float[] inputs = new float[20_000 * d_in], targets = new float[20_000 * d_out];
        for (int row = 0; row < 20_000; row++)
        {
            for (int feature = 0; feature < Features; feature++)
            {
                if (random.NextDouble() >= 0.06)
                    continue;
                float strength = 0.5f + (float)random.NextDouble();
                RowKernels.AddScaled(strength, read.AsSpan(feature * d_in, d_in), inputs.AsSpan(row * d_in, d_in));
                RowKernels.AddScaled(5 * strength, write.AsSpan(feature * d_out, d_out), targets.AsSpan(row * d_out, d_out));
            }
        }
        _source = new JoinedSource([new ActivationArray(inputs, d_in), new ActivationArray(targets, d_out)]);
    }

    public static TheoryData<SaeOptions> Recipes =>
    [
        new TopKOptions { k = 3, Target = new SaeTarget(d_out) },
        new TopKOptions { k = 3, Target = new SaeTarget(d_out, Skip: true), CentreInputs = true },
        new BatchTopKOptions { k = 3, Target = new SaeTarget(d_out) },
        new JumpReLUOptions { TargetL0 = 3, Target = new SaeTarget(d_out) },
        new CrosscoderOptions { TargetL0 = 4 },
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Recipes))]
    public void What_is_written_is_learnt_from_what_is_read(SaeOptions recipe)
    {
        SaeOptions options = recipe with { d_sae = 64, BatchSize = 128, Tokens = 128 * 900, LearningRate = 3e-3 };
        using SaeTrainingResult result = Train(options, "run");
        result.LastStep.ExplainedVariance.ShouldBeGreaterThan(0.7);
        (result.Autoencoder.d_in, result.Autoencoder.d_out).ShouldBe(options.Target is null ? (d_in + d_out, d_in + d_out) : (d_in, d_out));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void An_interrupted_run_ends_in_the_same_bits(SaeOptions recipe)
    {
        SaeOptions options = recipe with { d_sae = 40, BatchSize = 64, Tokens = 64 * 20 };
        byte[] whole = Bits(Train(options, "whole"));
        using var stop = new CancellationTokenSource();
        var progress = new Stopper(stop, 7);
        // The clock jumps a second at each look: every step is reported.
        Should.Throw<OperationCanceledException>(() => new SaeTrainer(new JumpingClock()).Train(options, _source, _folder["parts"], progress, stop.Token));
        SaeTrainingResult resumed = Train(options, "parts");
        resumed.ResumedAt.ShouldBe(7);
        Bits(resumed).ShouldBe(whole);
    }

    [Fact]
    public void A_source_without_that_target_is_refused()
    {
        SaeOptions options = new TopKOptions { Target = new SaeTarget(d_in) };
        Should.Throw<ArgumentException>(() => options.CreateRecipe(_source)).Message.ShouldContain("24 entries");
        Should.Throw<ArgumentException>(() => new CrosscoderOptions().CreateRecipe(_source.Parts[0])).Message.ShouldContain("two sites");
    }

    private SaeTrainingResult Train(SaeOptions options, string name) =>
        new SaeTrainer(TimeProvider.System).Train(options, _source, _folder[name], null, TestContext.Current.CancellationToken);

    private static byte[] Bits(SaeTrainingResult result)
    {
        using SparseAutoencoder sae = result.Autoencoder;
        return [.. sae.Weights.Named().SelectMany(pair => pair.Tensor.bytes.ToArray())];
    }

    private sealed class Stopper(CancellationTokenSource stop, long step) : IProgress<SaeProgress>
    {
        public void Report(SaeProgress value)
        {
            if (value.Step == step)
                stop.Cancel();
        }
    }

    private sealed class JumpingClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++_seconds;
    }
}
