using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class SaeTrainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ActivationArray _source = ToyRows.Source(1000, 24, 1, 0.2f);

    public static TheoryData<SaeOptions> Recipes => [.. ToyRecipes.All.Select(ToyRecipes.Small)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_run_that_was_interrupted_ends_in_the_same_bits(SaeOptions options)
    {
        byte[] whole = Weights(Train(options, "whole"));
        using var stop = new CancellationTokenSource();
        var trainer = new SaeTrainer(TimeProvider.System);
        Should.Throw<OperationCanceledException>(() => trainer.Train(options, new HookedSource(_source, 17 * 64 % 1000, _ => stop.Cancel()), _folder["parts"], null, stop.Token));
        SaeTrainingResult resumed = Train(options, "parts");
        // The batch of step 17 is read while step 16 is taken, on another thread: the stop comes somewhere around them.
        resumed.ResumedAt.ShouldBeInRange(16, 18);
        Weights(resumed).ShouldBe(whole);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void A_run_that_died_without_saving_goes_on_from_its_last_checkpoint_to_the_same_bits(SaeOptions options)
    {
        byte[] whole = Weights(Train(options, "whole"));
        // The clock advances by 10 ms at each look, so that checkpoints fall between steps that are lost.
        var trainer = new SaeTrainer(new SteppingClock(TimeSpan.FromMilliseconds(10))) { CheckpointInterval = TimeSpan.FromMilliseconds(70) };
        Should.Throw<TimeoutException>(() => trainer.Train(options, new HookedSource(_source, 37 * 64 % 1000, _ => throw new TimeoutException()), _folder["dead"], null, TestContext.Current.CancellationToken));
        SaeTrainingResult resumed = Train(options, "dead");
        resumed.ResumedAt.ShouldBeInRange(1, 36);
        Weights(resumed).ShouldBe(whole);
    }

    [Fact]
    public void A_damaged_checkpoint_is_passed_over_for_the_one_before()
    {
        TopKOptions options = Options();
        byte[] whole = Weights(Train(options, "run"));
        string[] headers = [.. Directory.GetFiles(_folder["run"], "step-*.json").Order(StringComparer.Ordinal)];
        headers.Length.ShouldBe(2);
        string newest = Path.ChangeExtension(headers[1], ".bin");
        byte[] bytes = File.ReadAllBytes(newest);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(newest, bytes);
        SaeTrainingResult again = Train(options, "run");
        again.ResumedAt.ShouldBeLessThan(options.Steps);
        again.ResumedAt.ShouldBeGreaterThan(0);
        Weights(again).ShouldBe(whole);
    }

    [Fact]
    public void When_no_checkpoint_is_whole_the_error_says_so()
    {
        Train(Options(), "run").Dispose();
        foreach (string file in Directory.GetFiles(_folder["run"], "*.bin"))
            File.WriteAllBytes(file, [1, 2, 3]);
        string message = Should.Throw<InvalidDataException>(() => Train(Options(), "run")).Message;
        message.ShouldContain("cut short");
        message.ShouldContain("Delete the folder");
    }

    [Fact]
    public void A_half_written_checkpoint_is_as_if_it_were_not_there()
    {
        Train(Options(), "run").Dispose();
        string newest = Directory.GetFiles(_folder["run"], "step-*.json").Max(StringComparer.Ordinal)!;
        File.WriteAllText(newest, "{\"Format\":1,");
        Train(Options(), "run").ResumedAt.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Another_run_in_the_folder_is_not_continued()
    {
        Train(Options(), "run").Dispose();
        Should.Throw<InvalidDataException>(() => Train(Options() with { Seed = 2 }, "run")).Message.ShouldContain("other options");
    }

    [Fact]
    public void A_finished_run_is_given_back_without_another_step()
    {
        byte[] first = Weights(Train(Options(), "run"));
        SaeTrainingResult again = Train(Options(), "run");
        again.ResumedAt.ShouldBe(Options().Steps);
        again.LastStep.L0.ShouldBeInRange(1, 4);
        Weights(again).ShouldBe(first);
    }

    [Fact]
    public void A_diverging_run_stops_and_names_the_step()
    {
        var broken = new HookedSource(_source, 5 * 64, rows => rows[3] = float.NaN);
        SaeDivergedException error = Should.Throw<SaeDivergedException>(() =>
            new SaeTrainer(TimeProvider.System).Train(Options(), broken, _folder["run"], null, TestContext.Current.CancellationToken));
        error.Step.ShouldBe(5);
        error.Last.ShouldNotBeNull().IsFinite.ShouldBeTrue();
        error.Message.ShouldContain("step 5");
    }

    [Fact]
    public void Every_problem_of_the_options_is_named_at_once()
    {
        TopKOptions options = Options() with { k = 0, BatchSize = 15, Seed = 3, LearningRate = -1 };
        options.Validate().Count.ShouldBe(3);
        ArgumentException error = Should.Throw<ArgumentException>(() => Train(options, "run"));
        error.Message.ShouldContain("k is 0");
        error.Message.ShouldContain("batch size is 15");
        error.Message.ShouldContain("learning rate");
        new L1Options().Validate().ShouldBeEmpty();
        new L1Options { ResampleAt = [0.5, 0.2] }.Validate().ShouldHaveSingleItem().ShouldContain("increase");
    }

    [Fact]
    public void Progress_comes_at_most_four_times_a_second_and_at_the_end()
    {
        var reports = new List<SaeProgress>();
        var clock = new SteppingClock(TimeSpan.FromMilliseconds(10));
        var trainer = new SaeTrainer(clock);
        using SaeTrainingResult result = trainer.Train(Options(), _source, _folder["run"], new Collector(reports), TestContext.Current.CancellationToken);
        reports.Count.ShouldBeInRange(2, 10);
        reports[^1].Step.ShouldBe(Options().Steps);
        reports[^1].Remaining.ShouldBe(TimeSpan.Zero);
        reports[0].RowsPerSecond.ShouldBeGreaterThan(0);
        result.Curve[^1].Step.ShouldBe(Options().Steps);
    }

    [Fact]
    public void The_learning_rate_rises_stays_and_falls()
    {
        TopKOptions options = Options() with { Tokens = 6400, WarmUpFraction = 0.1, DecayFraction = 0.2, LearningRate = 1 };
        options.LearningRateAt(0).ShouldBe(0.1, 1e-9);
        options.LearningRateAt(9).ShouldBe(1, 1e-9);
        options.LearningRateAt(80).ShouldBe(1, 1e-9);
        options.LearningRateAt(90).ShouldBe(0.5, 1e-9);
        options.LearningRateAt(99).ShouldBe(0.05, 1e-9);
        (options with { LearningRate = null, d_sae = 4096 }).BaseLearningRate.ShouldBe(1e-3, 1e-9);
    }

    private static TopKOptions Options() => new() { d_sae = 60, k = 4, BatchSize = 64, Tokens = 64 * 40 };

    private static byte[] Weights(SaeTrainingResult result)
    {
        using SparseAutoencoder sae = result.Autoencoder;
        return [.. sae.Weights.Named().SelectMany(pair => pair.Tensor.bytes.ToArray())];
    }

    private SaeTrainingResult Train(SaeOptions options, string name) =>
        new SaeTrainer(TimeProvider.System) { CheckpointInterval = TimeSpan.Zero }.Train(options, _source, _folder[name], null, TestContext.Current.CancellationToken);

    private sealed class Collector(List<SaeProgress> reports) : IProgress<SaeProgress>
    {
        public void Report(SaeProgress value) => reports.Add(value);
    }

    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks += step.Ticks;
    }

    /// <summary>Does something when a batch that begins at a certain row has been read.</summary>
    private sealed class HookedSource(IActivationSource inner, long row, Action<Span<float>> action) : IActivationSource
    {
        public int d_in => inner.d_in;

        public long Rows => inner.Rows;

        public ActivationStatistics Statistics => inner.Statistics;

        public string Fingerprint => inner.Fingerprint;

        public void Read(long firstRow, Span<float> destination)
        {
            inner.Read(firstRow, destination);
            if (firstRow == row && destination.Length > d_in)
                action(destination);
        }
    }
}
