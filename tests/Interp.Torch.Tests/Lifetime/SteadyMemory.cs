using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Torch.Tests.Lifetime;

/// <summary>Alone, so that nothing else allocates. What the heap has handed out is counted, not what the process keeps resident: that depends on the collector and the machine.</summary>
[Collection(nameof(SteadyMemory))]
public sealed class SteadyMemory
{
    /// <summary>Bytes that 1,000 steps may add: one scalar leaked in every step, with its header and storage, would add more than twice as many.</summary>
    private const long AllowedGrowth = 128L << 10;

    /// <summary>The compiler takes and gives back memory in the first few; what leaks, leaks in each, so the median shows it.</summary>
    private const int Thousands = 15;

    [Fact]
    public void A_thousand_training_steps_leave_no_tensor_and_no_memory_behind()
    {
        // Threads that wait for each other at every small product take minutes on a busy machine, and no memory.
        var threads = get_num_threads();
        set_num_threads(1);
        try
        {
            Measure();
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static void Measure()
    {
        using var outer = NewDisposeScope();
        using var generator = new Generator(3);
        Parameter[] weights = [new(randn(64, 256, generator: generator) * 0.1), new(zeros(256)), new(randn(256, 64, generator: generator) * 0.1)];
        using var adam = optim.Adam(weights, lr: 1e-3);
        for (var i = 0; i < 100; i++) Step(weights, adam, generator);
        outer.DisposeEverythingBut(weights);
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var growth = Enumerable.Range(0, Thousands).Select(_ => Growth(weights, adam, generator)).ToArray();

        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(live);
        growth.Order().ElementAt(Thousands / 2).ShouldBeLessThan(AllowedGrowth, $"median of the bytes of each thousand steps: {string.Join(", ", growth)}");
    }

    /// <summary>Bytes that 1,000 steps add.</summary>
    private static long Growth(Parameter[] weights, optim.Optimizer adam, Generator generator)
    {
        var before = Settled();
        for (var i = 0; i < 1000; i++) Step(weights, adam, generator);
        return Settled() - before;
    }

    /// <summary>Every number beside a tensor is an object of libtorch's that only a finaliser frees, so those that wait for theirs are let go first.</summary>
    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GlibcHeap.HandedOut();
    }

    private static void Step(Parameter[] weights, optim.Optimizer optimizer, Generator generator)
    {
        using var scope = NewDisposeScope();
        var x = randn(128, 64, generator: generator);
        optimizer.zero_grad();
        F.mse_loss((x.matmul(weights[0]) + weights[1]).relu().matmul(weights[2]), x).backward();
        nn.utils.clip_grad_norm_(weights, 1);
        optimizer.step();
    }
}

[CollectionDefinition(nameof(SteadyMemory), DisableParallelization = true)]
public sealed class SteadyMemoryCollection;
