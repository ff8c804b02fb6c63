using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Language;

public sealed class LanguageModelTrainerTests : IDisposable
{
    private readonly TinyCorpus _corpus = new();

    private static LanguageModelTraining Training { get; } = new()
    {
        Tokens = 24 * 8 * 16,
        Batch = 8,
        MicroBatch = 3,
        WarmupSteps = 4,
        LearningRate = 1e-2,
        ValidationEvery = 10,
        ValidationContexts = 3,
        Threads = 2,
    };

    private DecoderConfig Config => TinyDecoder.Relu with { d_vocab = _corpus.Corpus.Manifest.VocabularySize, n_ctx = 16, d_model = 16 };

    [Fact]
    public void TrainingLowersTheHeldOutLossOfEveryClass()
    {
        var model = Train("a", Training with { Tokens = 60 * 8 * 16 });
        using var weights = model.Weights;
        model.Curve.Select(p => p.Step).ShouldBe([10, 20, 30, 40, 50, 60]);
        model.Curve[^1].HeldOut.ShouldBeLessThan(model.Curve[0].HeldOut - 0.5);
        model.Curve[^1].ByClass.Keys.ShouldBe(["numbers", "words"]);
        foreach (var (name, loss) in model.Curve[^1].ByClass) loss.ShouldBeLessThan(model.Curve[0].ByClass[name], name);
        var share = _corpus.Corpus.Manifest.Classes.ToDictionary(c => c.Class, c => c.TrainShare, StringComparer.Ordinal);
        model.Curve[^1].HeldOut.ShouldBe(model.Curve[^1].ByClass.Sum(c => share[c.Key] * c.Value), 1e-6);
    }

    [Fact]
    public void AStoppedRunGoesOnToTheSameBits()
    {
        using var whole = Train("whole", Training).Weights;
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => Train("parts", Training, stopAfter: 7));
        Should.Throw<OperationCanceledException>(() => Train("parts", Training, stopAfter: 13));
        using var parts = Train("parts", Training with { Threads = 1 }).Weights;
        foreach (var name in whole.Names) Numbers(parts[name]).ShouldBe(Numbers(whole[name]), name);
    }

    [Fact]
    public void TheTotalMayChangeOnlyWhileTheRateIsConstant()
    {
        var longer = Training with { Tokens = Training.Tokens * 2 };
        using var straight = Train("straight", longer).Weights;
        Should.Throw<OperationCanceledException>(() => Train("changed", Training, stopAfter: 9));
        using var changed = Train("changed", longer).Weights;
        foreach (var name in straight.Names) Numbers(changed[name]).ShouldBe(Numbers(straight[name]), name);

        Should.Throw<OperationCanceledException>(() => Train("late", Training, stopAfter: 20));
        Should.Throw<InvalidDataException>(() => Train("late", longer)).Message.ShouldContain("start anew");
    }

    [Fact]
    public void AFinishedRunIsMadeLongerToTheBitsOfOneThatHadTheCooldownFromTheStart()
    {
        var longer = Training with { Tokens = Training.Tokens * 2, CooldownsAt = [Training.Tokens] };
        using var straight = Train("straight", longer).Weights;
        Train("finished", Training).Weights.Dispose();
        using var continued = Train("finished", longer).Weights;
        foreach (var name in straight.Names) Numbers(continued[name]).ShouldBe(Numbers(straight[name]), name);

        Train("elsewhere", Training).Weights.Dispose();
        Should.Throw<InvalidDataException>(() => Train("elsewhere", longer with { CooldownsAt = [Training.Tokens / 2] })).Message.ShouldContain($"cooldown at {Training.Tokens}");
    }

    [Fact]
    public void CooldownsOutOfOrderAreRefused()
    {
        Should.Throw<InvalidDataException>(() => Train("a", Training with { CooldownsAt = [Training.Tokens] })).Message.ShouldContain("ascend");
        Should.Throw<InvalidDataException>(() => Train("a", Training with { CooldownsAt = [20, 20] })).Message.ShouldContain("ascend");
    }

    [Fact]
    public void ACheckpointOfAnotherRunIsRefused()
    {
        Should.Throw<OperationCanceledException>(() => Train("other", Training, stopAfter: 2));
        Should.Throw<InvalidDataException>(() => Train("other", Training with { Seed = 2 })).Message.ShouldContain("another folder");
    }

    [Fact]
    public void TheGradientIsThatOfTheMeanLoss()
    {
        using var scope = torch.NewDisposeScope();
        using var weights = DecoderInitialisation.Random(Config, 3);
        using var shard = new GradientShard(Config, weights, microBatch: 2);
        var contexts = new int[3 * 17];
        _corpus.Corpus.Read(0, contexts);
        shard.Clear();
        var sum = shard.Accumulate(contexts, 1f / 48);

        using var reference = new Decoder(Config, weights.Replica(Config));
        var rows = torch.tensor(contexts.Select(t => (long)t).ToArray()).view(3, 17);
        var loss = torch.nn.functional.cross_entropy(reference.Forward(rows.narrow(1, 0, 16)).reshape(48, -1), rows.narrow(1, 1, 16).reshape(48));
        loss.backward();
        (sum / 48).ShouldBe(loss.ToDouble(), 1e-5);
        foreach (var name in weights.Names)
            shard.Gradient(name).allclose(reference.Weights[name].grad!, rtol: 1e-3, atol: 1e-6).ShouldBeTrue(name);
    }

    [Fact]
    public void EveryContextIsSeenOncePerEpoch()
    {
        var order = new ContextOrder(_corpus.Corpus, 16, seed: 1);
        var count = (int)((_corpus.Corpus.Range(CorpusSplit.Train).End - 1) / 16);
        var first = Enumerable.Range(0, count).Select(Read).ToList();
        var second = Enumerable.Range(count, count).Select(Read).ToList();
        first.Order(StringComparer.Ordinal).ShouldBe(second.Order(StringComparer.Ordinal));
        first.ShouldNotBe(second);

        string Read(int index)
        {
            var context = new int[17];
            order.Read(index, context);
            return string.Join(',', context);
        }
    }

    [Fact]
    public void TheRateWarmsUpHoldsAndFallsToZero()
    {
        var schedule = new LearningRateSchedule(Hundred, n_ctx: 1);
        schedule.At(0).ShouldBe(0.1, 1e-12);
        schedule.At(9).ShouldBe(1);
        schedule.At(69).ShouldBe(1);
        schedule.At(99).ShouldBe(1.0 / 31, 1e-12);
    }

    [Fact]
    public void AfterACooldownTheRateDoesTheSameOverTheRest()
    {
        var schedule = new LearningRateSchedule(Hundred with { Tokens = 300, CooldownsAt = [100] }, n_ctx: 1);
        schedule.At(99).ShouldBe(1.0 / 31, 1e-12);
        schedule.At(100).ShouldBe(0.1, 1e-12);
        schedule.At(239).ShouldBe(1);
        schedule.At(299).ShouldBe(1.0 / 61, 1e-12);
        schedule.FirstDifference(new LearningRateSchedule(Hundred, n_ctx: 1), 100).ShouldBeNull();
        schedule.FirstDifference(new LearningRateSchedule(Hundred with { Tokens = 300 }, n_ctx: 1), 100).ShouldBe(70);
    }

    private static LanguageModelTraining Hundred { get; } = new() { Tokens = 100, Batch = 1, LearningRate = 1, WarmupSteps = 10, CooldownShare = 0.3 };

    public void Dispose() => _corpus.Dispose();

    private TrainedLanguageModel Train(string folder, LanguageModelTraining training, int? stopAfter = null)
    {
        using var stop = new CancellationTokenSource();
        var trainer = new LanguageModelTrainer(_corpus.Corpus, Config, training, new CountingClock());
        return trainer.Train(_corpus.In(folder), new StopAfter(stopAfter, stop), stop.Token);
    }

    private static float[] Numbers(Tensor tensor) => tensor.data<float>().ToArray();

    private sealed class StopAfter(int? step, CancellationTokenSource stop) : IProgress<LanguageModelProgress>
    {
        public void Report(LanguageModelProgress value)
        {
            if (value.Step == step) stop.Cancel();
        }
    }

    // Each look at the clock is a second later, so that every step is reported.
    private sealed class CountingClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _ticks);
    }
}
