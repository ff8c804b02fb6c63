using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Torch.Tests.Lifetime;

public sealed class SteadyMemory
{
    /// <summary>What 1,000 steps may add to the resident memory: less than one step's tensors would if they leaked.</summary>
    private const long AllowedGrowth = 32L << 20;

    [Fact]
    public void A_thousand_training_steps_leave_no_tensor_and_no_memory_behind()
    {
        using var outer = NewDisposeScope();
        using var generator = new Generator(3);
        Parameter[] weights = [new(randn(64, 256, generator: generator) * 0.1), new(zeros(256)), new(randn(256, 64, generator: generator) * 0.1)];
        using var adam = optim.Adam(weights, lr: 1e-3);
        for (var i = 0; i < 100; i++) Step(weights, adam, generator);
        outer.DisposeEverythingBut(weights);
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var before = Environment.WorkingSet;

        for (var i = 0; i < 1000; i++) Step(weights, adam, generator);

        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(live);
        (Environment.WorkingSet - before).ShouldBeLessThan(AllowedGrowth);
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
