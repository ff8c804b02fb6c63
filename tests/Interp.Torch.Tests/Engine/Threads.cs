using static TorchSharp.torch;

namespace Interp.Torch.Tests.Engine;

/// <summary>Alone: the number of threads is the process's.</summary>
[Collection(nameof(Threads))]
public sealed class Threads
{
    [Fact]
    public void The_number_that_is_set_is_told_and_products_agree_with_either()
    {
        var before = get_num_threads();
        try
        {
            using var scope = NewDisposeScope();
            var a = linspace(-1, 1, 300 * 400).view(300, 400);
            var wide = a.@double();
            var exact = wide.mm(wide.T);
            foreach (var threads in (int[])[1, 2])
            {
                set_num_threads(threads);
                get_num_threads().ShouldBe(threads);
                a.mm(a.T).@double().allclose(exact, rtol: 0, atol: 1e-3).ShouldBeTrue();
                a.sum(1).@double().allclose(wide.sum(1), rtol: 0, atol: 1e-3).ShouldBeTrue();
            }
        }
        finally
        {
            set_num_threads(before);
        }
    }
}

[CollectionDefinition(nameof(Threads), DisableParallelization = true)]
public sealed class ThreadsCollection;
